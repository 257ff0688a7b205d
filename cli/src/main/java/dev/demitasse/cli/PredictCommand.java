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
    footer = {
      "",
      "A picture that cannot be read is named and the others are told all the same;",
      "the exit status is then 1.",
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} predict runs/first photo.jpg",
      "  ${ROOT-COMMAND-NAME} predict runs/first/model.safetensors *.png --json"
    })
final class PredictCommand implements Callable<Integer> {
  private static final int TOLD = 3;

  @Parameters(index = "0", paramLabel = "MODEL", description = ModelArgument.TRAINED)
  private String model;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "IMAGE", description = "Picture files.")
  private List<Path> images;

  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  private record Told(Path file, Prediction prediction) {}

  @Override
  public Integer call() {
    ModelArgument argument = new ModelArgument(model);
    if (!argument.isTrained()) {
      ModelArgument.refuseAmong(images, spec);
    }
    Model classifier = argument.model();
    PrintWriter err = spec.commandLine().getErr();
    List<Told> told = new ArrayList<>();
    for (Path image : images) {
      try {
        told.add(new Told(image, classifier.predict(PictureReader.read(image))));
      } catch (DataException e) {
        err.println(Main.sentence(e));
      }
    }
    err.flush();
    if (!told.isEmpty()) {
      output.print(
          () -> told.stream().map(one -> json(one.file, one.prediction)).toList(),
          () ->
              told.stream()
                  .map(one -> text(one.file, one.prediction, classifier.threshold()) + "\n")
                  .collect(Collectors.joining()));
    }
    return told.size() == images.size() ? 0 : 1;
  }

  /** A prediction by its JSON names. */
  static Map<String, Object> json(Path file, Prediction prediction) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file.toString());
    json.put("label", prediction.label());
    json.put("probability", prediction.probability());
    json.put("probabilities", prediction.probabilities());
    return json;
  }

  /** The class and the highest probabilities; where another's is higher, the threshold as well. */
  static String text(Path file, Prediction prediction, double threshold) {
    Map<String, Double> all = prediction.probabilities();
    String label = Printable.of(prediction.label());
    StringBuilder text = new StringBuilder(Printable.of(file.toString()) + ": " + label);
    text.append(
        all.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .limit(TOLD)
            .map(entry -> "%s %.4f".formatted(Printable.of(entry.getKey()), entry.getValue()))
            .collect(Collectors.joining(", ", " (", all.size() > TOLD ? ", ..." : "")));
    if (all.values().stream().anyMatch(other -> other > prediction.probability())) {
      text.append(
          "; %s from %.3f on"
              .formatted(all.keySet().stream().skip(1).findFirst().orElseThrow(), threshold));
    }
    return text.append(")").toString();
  }
}
