package dev.demitasse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class CompareCommandTest {
  /** Stands for a Python script: says what it was told, at a rate of 5. */
  private static final String SCRIPT =
      """
      echo "{\\"engine\\": \\"$*\\", \\"predict_samples_per_second\\": 5}"
      """;

  @TempDir private Path folder;

  @Test
  void demitasseAndScriptsAreMeasuredInTurn() throws IOException {
    Path torch = Files.writeString(folder.resolve("torch.sh"), SCRIPT);
    Path broken = Files.writeString(folder.resolve("broken.sh"), "echo no library >&2; exit 1");

    CommandRun run =
        CommandRun.of(
            "--works=predict:report-cnn-linear:2",
            "--rounds=1",
            "--seconds=0.01",
            "--warm-up=0",
            "--threads=1",
            "--python=sh",
            "--torch-script=" + torch,
            "--onnxruntime-script=" + broken,
            "--json");

    assertThat(run.status()).as(run.err()).isZero();
    JsonNode json = new JsonMapper().readTree(run.out());
    JsonNode engines = json.at("/works/0/engines");
    assertThat(engines).hasSize(2);
    assertThat(engines.at("/0/engine").stringValue()).startsWith("Demitasse");
    assertThat(engines.at("/0/samples_per_second").doubleValue()).isPositive();
    assertThat(engines.at("/1/engine").stringValue())
        .isEqualTo(
            "--model report-cnn-linear --only predict --batch-size 2 --threads 1 --seconds 0.01");
    assertThat(engines.at("/1/ratios")).hasSize(1);
    assertThat(json.at("/left_out/0/engine").stringValue()).isEqualTo("ONNX Runtime");
    assertThat(json.at("/left_out/0/reason").stringValue()).isEqualTo("no library");
  }

  @Test
  void oneTurnPrintsWhatItMeasured() {
    CommandRun run =
        CommandRun.of(
            "measure",
            "--engine=demitasse-portable",
            "--work=train:report-cnn-linear:4",
            "--threads=1",
            "--seconds=0.01",
            "--warm-up=0");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(new JsonMapper().readTree(run.out()).get("train_samples_per_second").doubleValue())
        .isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"growth", "kernels", "measure", "process", "widths"})
  void everyCommandHasHelp(String command) {
    CommandRun run = CommandRun.of(command, "--help");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("Usage: demitasse-bench " + command);
    assertThat(CommandRun.of("--help").out()).contains("  " + command + " ");
  }

  @Test
  void versionNamesTheProgram() {
    assertThat(CommandRun.of("--version").out()).startsWith("demitasse-bench ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--works=train:report-cnn | 'train:report-cnn' is no work to measure",
        "--peers=tensorflow | there is no peer 'tensorflow'; choose from",
        "--kernels=gpu | there are no kernels \"gpu\"; choose one of",
        "--rounds=0 | --rounds must be at least 1, found 0; give another number",
        "--threads=0 | --threads must be at least 1, found 0; give another number",
        "--seconds=NaN | --seconds must be above 0, at most 600, found NaN; give another number",
        "--warm-up=-1 | --warm-up must be 0 to 600, found -1.0; give another number"
      })
  void aWrongWishFailsInOneSentence(String option, String message) {
    CommandRun run = CommandRun.of(option);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("demitasse-bench: ").contains(message).hasLineCount(1);
  }

  @Test
  void anUnknownOptionIsWrongUsage() {
    CommandRun run = CommandRun.of("--fast");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--fast").hasLineCount(1);
  }
}
