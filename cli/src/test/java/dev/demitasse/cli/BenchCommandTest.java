package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.kernels.Kernels;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchCommandTest {
  private static final Object[] SHORT = {
    "bench", "--model", "report-cnn-linear", "--batch-size", "8", "--threads", "1", "--seconds", "1"
  };

  @Test
  void whatIsPromisedIsMeasured() {
    Object[] arguments = Arrays.copyOf(SHORT, SHORT.length + 1);
    arguments[SHORT.length] = "--json";
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err().lines()).first().asString().startsWith("Measuring");
    assertThat(run.err().lines().skip(1)).allMatch(line -> line.startsWith("Note: no fast"));
    Map<String, Object> figures = JsonText.object(run.out());
    assertThat(figures)
        .containsOnlyKeys(
            "model",
            "batch_size",
            "threads",
            "kernels",
            "vectors",
            "train_samples_per_second",
            "predict_samples_per_second",
            "predict_latency_microseconds")
        .containsEntry("model", "report-cnn-linear")
        .containsEntry("batch_size", 8L)
        .containsEntry("threads", 1L);
    assertThat(figures.get("vectors"))
        .isEqualTo(figures.get("kernels").equals("simd") ? Kernels.fastestNote() : null);
    assertThat((Double) figures.get("train_samples_per_second")).isPositive();
    assertThat((Double) figures.get("predict_samples_per_second")).isPositive();
    assertThat((Double) figures.get("predict_latency_microseconds")).isPositive();
  }
}
