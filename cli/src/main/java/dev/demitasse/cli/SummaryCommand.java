package dev.demitasse.cli;

import dev.demitasse.model.Architecture;
import dev.demitasse.model.InputChoice;
import dev.demitasse.model.Summary;
import dev.demitasse.tensor.Shape;
import java.io.PrintWriter;
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
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  demitasse summary report-cnn",
      "  demitasse summary my-network.txt --input 1x64x64",
      "  demitasse summary runs/LAST/model.safetensors --json"
    })
final class SummaryCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "NAME|FILE|MODEL",
      description = "A preset, a file of architecture text or a model file.")
  private String model;

  @Option(
      names = "--input",
      paramLabel = "CxHxW",
      converter = ShapeConverter.class,
      description = "The input's channels, height and width, such as 1x32x32.")
  private Shape input;

  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    InputChoice choice = new ModelArgument(model).architecture(Optional.ofNullable(input));
    Architecture architecture =
        input == null ? choice.architecture() : choice.architecture().withInput(input);
    Summary summary = Summary.of(architecture);
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      out.println(Json.text(json(summary)));
    } else {
      out.print(text(summary));
      choice.note().ifPresent(note -> out.println("Note: " + note + "."));
    }
    out.flush();
    return 0;
  }

  private static Map<String, Object> json(Summary summary) {
    List<Map<String, Object>> layers =
        summary.lines().stream()
            .map(
                line -> {
                  Map<String, Object> layer = new LinkedHashMap<>();
                  layer.put("name", line.name());
                  layer.put("kind", line.kind());
                  layer.put("output_shape", line.outputShape().toArray());
                  layer.put("weights", line.weights());
                  layer.put("biases", line.biases());
                  layer.put("multiply_adds", line.multiplyAdds());
                  return layer;
                })
            .toList();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", summary.name());
    json.put("input_shape", summary.input().toArray());
    json.put("layers", layers);
    json.putAll(totals(summary));
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

  private static String text(Summary summary) {
    Table table =
        new Table()
            .row("layer", "description", "output", "weights", "biases", "multiply-adds")
            .row("input", "", summary.input(), "", "", "");
    for (Summary.Line line : summary.lines()) {
      table.row(
          line.name(),
          line.description(),
          line.outputShape(),
          line.weights(),
          line.biases(),
          line.multiplyAdds());
    }
    table.row("total", "", "", summary.weights(), summary.biases(), summary.multiplyAdds());
    return "%s: %,d weights, %,d parameters with biases, %,d multiply-adds a picture\n\n%s"
        .formatted(
            summary.name(), summary.weights(), summary.parameters(), summary.multiplyAdds(), table);
  }
}
