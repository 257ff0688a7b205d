package dev.demitasse.cli;

import dev.demitasse.data.DataSource;
import dev.demitasse.data.Dataset;
import dev.demitasse.data.Loaded;
import dev.demitasse.data.Part;
import dev.demitasse.data.Request;
import dev.demitasse.evaluation.Evaluation;
import dev.demitasse.kernels.Team;
import dev.demitasse.model.Model;
import dev.demitasse.model.PictureSamples;
import dev.demitasse.training.Evaluator;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demitasse evaluate}: how well a model does on labelled pictures. */
@Command(
    name = "evaluate",
    description = "Says how well a model does on labelled pictures.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The test part is taken where the data have one, else all pictures.",
      "",
      "Examples:",
      "  demitasse evaluate runs/first/model.safetensors photos",
      "  demitasse evaluate runs/first demo --json"
    })
final class EvaluateCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MODEL", description = "A model file or a run's folder.")
  private String model;

  @Parameters(index = "1", paramLabel = "DATA", description = DataArgument.DESCRIPTION)
  private String data;

  @Option(
      names = "--strict",
      description = "Fail on a file that cannot be read; else it is skipped.")
  private boolean strict;

  @Mixin private ComputeOptions compute;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Model classifier = new ModelArgument(model).model();
    DataSource source = DataSource.open(data);
    Request request =
        new Request(classifier.preprocessing().fitting(), classifier.classNames(), strict);
    Loaded loaded;
    try (LoadingBar bar = new LoadingBar("Reading pictures", err)) {
      loaded = source.load(request, bar);
    }
    SkippedText.print(loaded.skipped(), err);
    err.flush();
    boolean test = loaded.parts().containsKey(Part.TEST);
    Dataset pictures = test ? loaded.parts().get(Part.TEST) : all(loaded);
    Evaluation evaluation;
    try (Team team = compute.team()) {
      evaluation =
          new Evaluator(compute.kernels(), team)
              .evaluate(
                  classifier,
                  new PictureSamples(pictures, classifier.preprocessing().standardisation()));
    }
    print(evaluation, test ? "test" : "all");
    return 0;
  }

  private static Dataset all(Loaded loaded) {
    Dataset first = loaded.parts().values().iterator().next();
    Dataset.Builder all = Dataset.builder(first.classNames(), first.shape());
    for (Dataset part : loaded.parts().values()) {
      for (int i = 0; i < part.size(); i++) {
        all.add(part.pixels(i), part.label(i), part.origin(i));
      }
    }
    return all.build();
  }

  private void print(Evaluation evaluation, String part) {
    PrintWriter out = spec.commandLine().getOut();
    EvaluationText text = new EvaluationText(evaluation);
    if (output.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("model_file", new ModelArgument(model).file().toString());
      json.put("data", data);
      json.put("part", part);
      json.putAll(text.json());
      out.println(Json.text(json));
    } else {
      out.print(text.text(part.equals("test") ? "Test" : "All pictures:"));
    }
    out.flush();
  }
}
