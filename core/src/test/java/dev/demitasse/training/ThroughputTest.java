package dev.demitasse.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.model.Presets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ThroughputTest {
  @ParameterizedTest
  @CsvSource({"report-nn, 1", "report-cnn-linear, 37", "lenet5, 5"})
  void everyFigureIsMeasured(String preset, int batchSize) {
    try (Team team = new Team(2)) {
      Throughput throughput =
          Throughput.measure(Presets.named(preset), batchSize, Kernels.portable(), team, 0.01);
      assertThat(throughput.trainSamplesPerSecond()).isFinite().isPositive();
      assertThat(throughput.predictSamplesPerSecond()).isFinite().isPositive();
      assertThat(throughput.predictLatencyMicroseconds()).isFinite().isPositive();
    }
  }
}
