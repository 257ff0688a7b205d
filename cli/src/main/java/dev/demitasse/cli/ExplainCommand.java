package dev.demitasse.cli;

import dev.demitasse.data.ClassSelection;
import dev.demitasse.data.DataException;
import dev.demitasse.data.Picture;
import dev.demitasse.data.PictureReader;
import dev.demitasse.explanation.Explainer;
import dev.demitasse.explanation.Explanation;
import dev.demitasse.explanation.GradCam;
import dev.demitasse.explanation.HeatMap;
import dev.demitasse.explanation.Method;
import dev.demitasse.model.Model;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demitasse explain}: what in pictures a model's decisions hang on. */
@Command(
    name = "explain",
    description = "Shows what in a picture speaks for what a model says of it.",
    footer = {
      "",
      "For each picture a PNG file is written: the picture, and beside it the same",
      "with a heat map over it. Nothing is written over: a name that is taken gets a",
      "number. A picture that cannot be read is named and the others are explained all",
      "the same; the exit status is then 1.",
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} explain runs/first photo.jpg",
      "  ${ROOT-COMMAND-NAME} explain runs/first *.png --method saliency --out maps",
      "  ${ROOT-COMMAND-NAME} explain runs/first photo.jpg --class ok"
    })
final class ExplainCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MODEL", description = ModelArgument.TRAINED)
  private String model;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "IMAGE", description = "Picture files.")
  private List<Path> images;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder to write to, new or there; ${DEFAULT-VALUE} if not given.")
  private Path out = Path.of("explanations");

  @Option(
      names = "--method",
      paramLabel = "NAME",
      completionCandidates = Choices.Methods.class,
      converter = Choices.MethodName.class,
      description =
          "gradcam: where the features lie that speak for the class; saliency: which pixels change"
              + " its score most; gradcam if not given.")
  private Method method = Method.GRADCAM;

  @Option(
      names = "--class",
      paramLabel = "NAME",
      description =
          "What speaks for this class, by name or by number from 0, rather than for the one that"
              + " the model says.")
  private String wanted;

  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  private record Told(Path file, Explanation explanation, Path written) {}

  @Override
  public Integer call() {
    ModelArgument argument = new ModelArgument(model);
    if (!argument.isTrained()) {
      ModelArgument.refuseAmong(images, spec);
    }
    Model classifier = argument.model();
    OptionalInt label =
        wanted == null
            ? OptionalInt.empty()
            : OptionalInt.of(ClassSelection.find(model, classifier.classNames(), wanted.strip()));
    if (method == Method.GRADCAM) {
      GradCam.layer(classifier.architecture()); // says what is missing before anything is read
    }
    List<Told> told = explain(classifier, label);
    if (!told.isEmpty()) {
      output.print(
          () -> told.stream().map(this::json).toList(),
          () ->
              told.stream()
                  .map(one -> text(one, classifier.threshold()))
                  .collect(Collectors.joining()));
    }
    return told.size() == images.size() ? 0 : 1;
  }

  private List<Told> explain(Model classifier, OptionalInt label) {
    Explainer explainer = new Explainer(classifier);
    PictureFolder folder = PictureFolder.at(OutFolder.checked(spec, out));
    PrintWriter err = spec.commandLine().getErr();
    List<Told> told = new ArrayList<>();
    for (Path image : images) {
      Picture picture;
      try {
        picture = PictureReader.read(image);
      } catch (DataException e) {
        err.println(Main.sentence(e));
        continue;
      }
      Explanation explanation =
          label.isPresent()
              ? explainer.explain(picture, method, label.getAsInt())
              : explainer.explain(picture, method);
      Path written = folder.write(image, method.text(), explanation.sideBySide());
      told.add(new Told(image, explanation, written));
    }
    err.flush();
    return told;
  }

  private Map<String, Object> json(Told told) {
    Map<String, Object> json = PredictCommand.json(told.file, told.explanation.prediction());
    json.put("method", method.text());
    json.put("explained", told.explanation.label());
    json.put("peak", told.explanation.peak().map(ExplainCommand::json).orElse(null));
    json.put("picture", told.written.toString());
    return json;
  }

  private static Map<String, Object> json(HeatMap.Place peak) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("row", peak.row());
    json.put("column", peak.column());
    return json;
  }

  private static String text(Told told, double threshold) {
    Explanation explanation = told.explanation;
    Picture picture = explanation.picture();
    String label = Printable.of(explanation.label());
    String where =
        explanation
            .peak()
            .map(
                peak ->
                    "what speaks for %s peaks at row %d, column %d of %dx%d"
                        .formatted(
                            label, peak.row(), peak.column(), picture.height(), picture.width()))
            .orElse("nothing in it speaks for " + label);
    return "%s\n  %s: %s\n"
        .formatted(
            PredictCommand.text(told.file, explanation.prediction(), threshold),
            where,
            Printable.of(told.written.toString()));
  }
}
