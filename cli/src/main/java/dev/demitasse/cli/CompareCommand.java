package dev.demitasse.cli;

import dev.demitasse.model.Summary;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demitasse compare}: several architectures side by side. */
@Command(
    name = "compare",
    description = "Puts models side by side: weights, biases, parameters and multiply-adds.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  demitasse compare report-cnn report-cnn-linear report-nn"})
final class CompareCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "NAME|FILE|MODEL",
      description = "Presets, files of architecture text or model files.")
  private List<String> models;

  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<Summary> summaries =
        models.stream()
            .map(name -> new ModelArgument(name).architecture(Optional.empty()))
            .map(choice -> Summary.of(choice.architecture()))
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      out.println(Json.text(summaries.stream().map(CompareCommand::json).toList()));
    } else {
      out.print(text(summaries));
    }
    out.flush();
    return 0;
  }

  private static Map<String, Object> json(Summary summary) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", summary.name());
    json.put("input_shape", summary.input().toArray());
    json.putAll(SummaryCommand.totals(summary));
    return json;
  }

  private static Table text(List<Summary> summaries) {
    Table table =
        new Table().row("model", "input", "weights", "biases", "parameters", "multiply-adds");
    for (Summary summary : summaries) {
      table.row(
          summary.name(),
          summary.input(),
          summary.weights(),
          summary.biases(),
          summary.parameters(),
          summary.multiplyAdds());
    }
    return table;
  }
}
