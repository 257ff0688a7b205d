package dev.demitasse.studies.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.layers.Layer;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.Presets;
import dev.demitasse.model.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WeightFormulaTest {
  private static List<String> weights(String preset) {
    return Presets.named(preset).layers().stream()
        .map(WeightFormula::weights)
        .filter(formula -> formula.contains("="))
        .toList();
  }

  @Test
  void theReportsNetworkIsCountedAsInTheReport() {
    assertThat(weights("report-cnn"))
        .containsExactly(
            "(3 x 3) x 1 x 8 = 72",
            "(3 x 3) x 8 x 16 = 1,152",
            "1024 x 512 = 524,288",
            "512 x 1 = 512");
    assertThat(weights("report-nn"))
        .containsExactly(
            "784 x 100 = 78,400",
            "100 x 200 = 20,000",
            "200 x 200 = 40,000",
            "200 x 100 = 20,000",
            "100 x 1 = 100");
  }

  @Test
  void biasesAreAddedPerOutput() {
    Architecture report = Presets.named("report-cnn");
    assertThat(WeightFormula.parameters(report.layers().get(0)))
        .isEqualTo("(3 x 3) x 1 x 8 + 8 = 80");
    assertThat(WeightFormula.parameters(report.layers().get(7)))
        .isEqualTo("1024 x 512 + 512 = 524,800");
  }

  @ParameterizedTest
  @ValueSource(strings = {"report-cnn", "report-cnn-linear", "report-nn", "lenet5", "vgg8"})
  void formulasComeToWhatTheSummaryCounts(String preset) {
    Architecture architecture = Presets.named(preset);
    Summary summary = Summary.of(architecture);
    for (int i = 0; i < summary.lines().size(); i++) {
      Layer layer = architecture.layers().get(i);
      Summary.Line line = summary.lines().get(i);
      assertThat(result(WeightFormula.weights(layer))).isEqualTo(line.weights());
      assertThat(result(WeightFormula.parameters(layer))).isEqualTo(line.weights() + line.biases());
    }
  }

  private static long result(String formula) {
    return formula.contains("=")
        ? Long.parseLong(formula.substring(formula.indexOf('=') + 2).replace(",", ""))
        : 0;
  }
}
