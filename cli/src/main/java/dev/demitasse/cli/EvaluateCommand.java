package dev.demitasse.cli;

import dev.demitasse.data.DataSource;
import dev.demitasse.data.Loaded;
import dev.demitasse.data.Request;
import dev.demitasse.evaluation.Evaluation;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.model.Model;
import dev.demitasse.model.PictureSamples;
import dev.demitasse.tensor.InputException;
import dev.demitasse.training.Evaluator;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demitasse evaluate}: how well a model does on labelled pictures. */
@Command(
    name = "evaluate",
    description = "Says how well a model does on pictures whose classes are known.",
    footer = {
      "",
      "Pictures the model has not seen are taken: the test part of the data, or, if",
      "they have none and the model was trained on them, the part that was kept back",
      "then. Of other data, all pictures are taken. The majority baseline is the",
      "accuracy of always answering with the most frequent class.",
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} evaluate runs/first photos",
      "  ${ROOT-COMMAND-NAME} evaluate runs/first/model.safetensors demo --json"
    })
final class EvaluateCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MODEL", description = ModelArgument.TRAINED)
  private String model;

  @Mixin private DataArgument.Required data;
  @Mixin private ReadingOptions reading;
  @Mixin private ComputeOptions compute;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    ModelArgument argument = new ModelArgument(model);
    if (!argument.isTrained() && new ModelArgument(data.text()).isTrained()) {
      throw new ParameterException(
          spec.commandLine(),
          "'%s' is a model, which comes before the data".formatted(data.text()));
    }
    Kernels kernels = compute.kernels();
    Model classifier = argument.model();
    DataSource source = data.open(err);
    checkClasses(classifier, source, err);
    Request request =
        new Request(
            classifier.preprocessing().fitting(), classifier.classNames(), reading.strict());
    Loaded loaded;
    try (LoadingBar bar = new LoadingBar("Reading pictures", err)) {
      loaded = source.load(request, bar);
    }
    Skips.lines(loaded.skipped()).forEach(err::println);
    Unseen unseen = Unseen.of(loaded, classifier);
    err.println("Note: " + unseen.note() + ".");
    err.flush();
    Evaluation evaluation;
    try (Team team = compute.team()) {
      evaluation =
          new Evaluator(kernels, team)
              .evaluate(
                  classifier,
                  new PictureSamples(
                      unseen.pictures(), classifier.preprocessing().standardisation()));
    }
    EvaluationText text = new EvaluationText(evaluation);
    output.print(
        () -> json(text, unseen, classifier.head().temperature()),
        () -> text.text(unseen.test() ? "Test accuracy" : "Accuracy"));
    return 0;
  }

  private void checkClasses(Model classifier, DataSource source, PrintWriter err) {
    List<String> known = classifier.classNames();
    if (!source.classNames().containsAll(known)) {
      throw new InputException(
          "%s tells the classes %s apart, but %s has %s; give data with the model's classes"
              .formatted(model, Names.told(known), source.name(), Names.told(source.classNames())));
    }
    List<String> others =
        source.classNames().stream().filter(name -> !known.contains(name)).toList();
    if (!others.isEmpty()) {
      err.println(
          "Note: pictures of %s are left out, as the model does not know them."
              .formatted(Names.told(others)));
    }
  }

  private Map<String, Object> json(EvaluationText text, Unseen unseen, double temperature) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model_file", new ModelArgument(model).file().toString());
    json.put("data", data.text());
    json.put("part", unseen.test() ? "test" : "all");
    json.put("temperature", temperature);
    json.putAll(text.json());
    return json;
  }
}
