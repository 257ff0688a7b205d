package dev.demitasse.cli;

import dev.demitasse.model.Architecture;
import dev.demitasse.model.ArchitectureException;
import dev.demitasse.model.InputChoice;
import dev.demitasse.model.Summary;
import dev.demitasse.tensor.InputException;
import dev.demitasse.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demitasse summary}: an architecture layer by layer. */
@Command(
    name = "summary",
    description = "Shows a model's layers: output shapes, weights, biases and multiply-adds.",
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} summary report-cnn",
      "  ${ROOT-COMMAND-NAME} summary my-layers.txt --input 1x64x64",
      "  ${ROOT-COMMAND-NAME} summary runs/first --json"
    })
final class SummaryCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "NAME|FILE|MODEL",
      completionCandidates = Choices.Presets.class,
      description = ModelArgument.ANY)
  private String model;

  @Option(
      names = "--input",
      paramLabel = "CxHxW",
      converter = ShapeConverter.class,
      description = "The pictures' channels, height and width, such as 1x32x32.")
  private Shape input;

  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    InputChoice choice = new ModelArgument(model).architecture(Optional.ofNullable(input));
    Architecture architecture = input == null ? choice.architecture() : withInput(choice);
    Summary summary = Summary.of(architecture);
    if (input == null) {
      choice.note().ifPresent(note -> spec.commandLine().getErr().println("Note: " + note + "."));
    }
    output.print(() -> json(summary), () -> text(architecture, summary));
    return 0;
  }

  private Architecture withInput(InputChoice choice) {
    try {
      return choice.architecture().withInput(input);
    } catch (ArchitectureException e) {
      throw new InputException(
          "%s, with --input %s; give another size, or leave --input out"
              .formatted(e.getMessage(), input),
          e);
    }
  }

  private static Map<String, Object> json(Summary summary) {
    List<Map<String, Object>> layers = summary.lines().stream().map(SummaryCommand::json).toList();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", summary.name());
    json.put("input_shape", summary.input().toArray());
    json.put("layers", layers);
    json.putAll(totals(summary));
    return json;
  }

  private static Map<String, Object> json(Summary.Line line) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", line.name());
    json.put("depth", line.depth());
    json.put("kind", line.kind());
    json.put("output_shape", line.outputShape().toArray());
    json.put("receptive_field", line.receptiveField().toArray());
    json.put("weights", line.weights());
    json.put("biases", line.biases());
    json.put("multiply_adds", line.multiplyAdds());
    return json;
  }

  /** The totals by their JSON names. */
  static Map<String, Object> totals(Summary summary) {
    Map<String, Object> totals = new LinkedHashMap<>();
    totals.put("weights", summary.weights());
    totals.put("biases", summary.biases());
    totals.put("parameters", summary.parameters());
    totals.put("multiply_adds", summary.multiplyAdds());
    return totals;
  }

  private static String text(Architecture architecture, Summary summary) {
    return "%s: %,d weights, %,d parameters with biases,\n%,d multiply-adds for a picture\n\n%s"
        .formatted(
            Printable.of(summary.name()),
            summary.weights(),
            summary.parameters(),
            summary.multiplyAdds(),
            SummaryTable.of(architecture, summary));
  }
}
