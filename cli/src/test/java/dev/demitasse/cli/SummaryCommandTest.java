package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryCommandTest {
  @Test
  void theReportsWeightsAreCountedLayerByLayer() {
    CommandRun run = CommandRun.of("summary", "report-cnn", "--json");
    assertThat(run.status()).isZero();
    Map<String, Object> summary = JsonText.object(run.out());
    List<Object> weights =
        ((List<?>) summary.get("layers"))
            .stream()
                .map(layer -> ((Map<?, ?>) layer).get("weights"))
                .filter(count -> (Long) count > 0)
                .map(Object.class::cast)
                .toList();
    assertThat(weights).containsExactly(72L, 1152L, 524_288L, 512L);
    assertThat(summary)
        .containsEntry("weights", 526_024L)
        .containsEntry("parameters", 526_561L)
        .containsEntry("multiply_adds", 893_440L);
  }

  @ParameterizedTest
  @CsvSource({
    "report-cnn, 526024",
    "report-cnn-sigmoid, 526024",
    "report-cnn-linear, 2248",
    "report-nn, 158500"
  })
  void presetsHaveTheReportsNumbersOfWeights(String preset, long weights) {
    CommandRun run = CommandRun.of("summary", preset, "--json");
    assertThat(JsonText.object(run.out())).containsEntry("weights", weights);
  }

  @Test
  void compareIsATableAndAList() {
    CommandRun text = CommandRun.of("compare", "report-cnn", "report-cnn-linear", "report-nn");
    assertThat(text.out()).contains("526,024", "2,248", "158,500").hasLineCount(4);
    CommandRun json = CommandRun.of("compare", "report-cnn", "report-nn", "--json");
    assertThat((List<?>) JsonText.parse(json.out())).hasSize(2);
  }

  @Test
  void anotherInputChangesShapesOrIsRefused() {
    CommandRun run = CommandRun.of("summary", "report-cnn", "--input", "1x64x64");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("Dense wants 1024 inputs, got 4096");
    CommandRun wrong = CommandRun.of("summary", "report-cnn", "--input", "big");
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.err()).contains("--input", "1x32x32");
  }
}
