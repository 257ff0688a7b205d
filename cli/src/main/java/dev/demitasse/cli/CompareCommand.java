package dev.demitasse.cli;

import dev.demitasse.model.Summary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code demitasse compare}: several architectures side by side. */
@Command(
    name = "compare",
    description = "Puts models side by side: weights, biases, parameters and multiply-adds.",
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} compare report-cnn report-cnn-linear report-nn",
      "  ${ROOT-COMMAND-NAME} compare report-cnn my-layers.txt runs/first --json"
    })
final class CompareCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "NAME|FILE|MODEL",
      completionCandidates = Choices.Presets.class,
      description = ModelArgument.ANY)
  private List<String> models;

  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    List<Summary> summaries =
        models.stream()
            .map(name -> new ModelArgument(name).architecture(Optional.empty()))
            .map(choice -> Summary.of(choice.architecture()))
            .toList();
    output.print(
        () -> summaries.stream().map(CompareCommand::json).toList(), () -> text(summaries));
    return 0;
  }

  private static Map<String, Object> json(Summary summary) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", summary.name());
    json.put("input_shape", summary.input().toArray());
    json.putAll(SummaryCommand.totals(summary));
    return json;
  }

  private static String text(List<Summary> summaries) {
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
    return table.toString();
  }
}
