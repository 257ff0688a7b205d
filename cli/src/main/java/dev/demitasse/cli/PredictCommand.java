package dev.demitasse.cli;

import dev.demitasse.data.DataException;
import dev.demitasse.data.PictureReader;
import dev.demitasse.model.Model;
import dev.demitasse.model.Prediction;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demitasse predict}: what a model says is in pictures. */
@Command(
    name = "predict",
    description = "Says what is in pictures.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A picture that cannot be read is named, the others are still told; the exit status is then"
          + " 1.",
      "",
      "Examples:",
      "  demitasse predict runs/first/model.safetensors photo.jpg",
      "  demitasse predict runs/first *.png --json"
    })
final class PredictCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MODEL", description = "A model file or a run's folder.")
  private String model;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "IMAGE", description = "Picture files.")
  private List<Path> images;

  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  private record Told(Path file, Prediction prediction) {}

  @Override
  public Integer call() {
    Model classifier = new ModelArgument(model).model();
    PrintWriter err = spec.commandLine().getErr();
    List<Told> told = new ArrayList<>();
    boolean failed = false;
    for (Path image : images) {
      try {
        told.add(new Told(image, classifier.predict(PictureReader.read(image))));
      } catch (DataException e) {
        err.println("demitasse: " + e.getMessage());
        failed = true;
      }
    }
    err.flush();
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      out.println(Json.text(told.stream().map(PredictCommand::json).toList()));
    } else {
      told.forEach(one -> out.println(text(one)));
    }
    out.flush();
    return failed ? 1 : 0;
  }

  private static Map<String, Object> json(Told told) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", told.file.toString());
    json.put("label", told.prediction.label());
    json.put("probability", told.prediction.probability());
    json.put("probabilities", told.prediction.probabilities());
    return json;
  }

  private static String text(Told told) {
    String all =
        told.prediction.probabilities().entrySet().stream()
            .map(entry -> "%s %.4f".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    return "%s: %s (%s)".formatted(told.file, told.prediction.label(), all);
  }
}
