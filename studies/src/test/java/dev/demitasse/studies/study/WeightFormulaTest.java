package dev.demitasse.studies.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.layers.Path;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.Presets;
import dev.demitasse.model.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WeightFormulaTest {
  private static List<String> weights(String preset) {
    return Presets.named(preset).places().stream()
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
    assertThat(WeightFormula.parameters(report.places().get(0)))
        .isEqualTo("(3 x 3) x 1 x 8 + 8 = 80");
    assertThat(WeightFormula.parameters(report.places().get(7)))
        .isEqualTo("1024 x 512 + 512 = 524,800");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report-cnn",
        "report-cnn-linear",
        "report-nn",
        "lenet5",
        "vgg8",
        "resnet20",
        "separable"
      })
  void formulasComeToWhatTheSummaryCounts(String preset) {
    Architecture architecture = Presets.named(preset);
    Summary summary = Summary.of(architecture);
    for (int i = 0; i < summary.lines().size(); i++) {
      Path.Place layer = architecture.places().get(i);
      Summary.Line line = summary.lines().get(i);
      assertThat(result(WeightFormula.weights(layer))).isEqualTo(line.weights());
      assertThat(result(WeightFormula.parameters(layer))).isEqualTo(line.weights() + line.biases());
    }
  }

  @Test
  void groupsHaveWeightsForTheirOwnChannelsAndANormalisationOneForEach() {
    List<Path.Place> places = Presets.named("separable").places();
    assertThat(WeightFormula.weights(places.get(3))).isEqualTo("(3 x 3) x 1 x 16 = 144");
    assertThat(WeightFormula.parameters(places.get(3))).isEqualTo("(3 x 3) x 1 x 16 = 144");
    assertThat(WeightFormula.weights(places.get(4))).isEqualTo("16");
    assertThat(WeightFormula.parameters(places.get(4))).isEqualTo("16 + 16 = 32");
    assertThat(WeightFormula.weights(places.get(5))).isEqualTo("none");
  }

  private static long result(String formula) {
    return formula.equals("none")
        ? 0
        : Long.parseLong(formula.substring(formula.lastIndexOf(' ') + 1).replace(",", ""));
  }
}
