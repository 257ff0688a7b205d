package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @Test
  void versionNamesTheProgramTheJdkAndTheKernels() {
    assertThat(CommandRun.of("--version").out())
        .matches("demitasse \\d+\\.\\d+.* \\(JDK .*kernels\\)\\s*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train",
        "evaluate",
        "predict",
        "summary",
        "compare",
        "data",
        "bench",
        "completion"
      })
  void everyCommandHasHelp(String command) {
    CommandRun run = CommandRun.of(command, "--help");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("Usage: demitasse " + command);
    assertThat(CommandRun.of("--help").out()).contains(command);
  }

  @Test
  void completionIsAScriptForTheShell() {
    CommandRun run = CommandRun.of("completion");
    assertThat(run.out()).startsWith("#!/usr/bin/env bash").contains("--learning-rate");
  }

  @Test
  void noCommandAndAnUnknownOneAreWrongUsage() {
    assertThat(CommandRun.of().status()).isEqualTo(2);
    CommandRun unknown = CommandRun.of("tarin");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err()).contains("tarin").hasLineCount(1);
  }

  @Test
  void benchMeasuresWhatItPromises() {
    CommandRun run =
        CommandRun.of(
            "bench",
            "--model",
            "report-cnn-linear",
            "--batch-size",
            "8",
            "--threads",
            "1",
            "--seconds",
            "1",
            "--json");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(JsonText.object(run.out()))
        .containsEntry("model", "report-cnn-linear")
        .containsEntry("batch_size", 8L)
        .containsKeys(
            "threads",
            "kernels",
            "train_samples_per_second",
            "predict_samples_per_second",
            "predict_latency_microseconds");
  }
}
