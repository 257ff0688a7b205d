package dev.demitasse.studies.trials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.training.EpochResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrialStoreTest {
  private static final String KEY = "a \"key\"\nof two lines";
  private static final TrialOutcome OUTCOME =
      new TrialOutcome.Trained(
          new TrialResult(
              2248,
              2265,
              123_456_789_012L,
              2,
              true,
              0.1 + 0.2,
              new TrialResult.Score(1.0 / 3, 0.75),
              new TrialResult.Score(Double.POSITIVE_INFINITY, 0.5),
              new TrialResult.Score(1e-300, 1),
              List.of(
                  new EpochResult(1, 0.7, 0.5, 0.6, 0.55, true, 1.5, 1000),
                  new EpochResult(2, 0.1, 0.9, 0.3, 0.85, false, 1.25, 1e7)),
              new TreeMap<>(Map.of("gradient conv1", List.of(1e-9, 0.25), "none", List.of()))));

  @TempDir private Path folder;
  private TrialStore store;

  @BeforeEach
  void openStore() {
    store = new TrialStore(folder.resolve("new/trials"));
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(store.folder())) {
      return files.findAny().orElseThrow();
    }
  }

  @Test
  void anOutcomeIsFoundAsItWasKept() {
    store.keep(KEY, OUTCOME);
    assertThat(store.find(KEY)).contains(OUTCOME);
  }

  @Test
  void aTrialThatDivergedIsFoundAsWell() {
    TrialOutcome diverged = new TrialOutcome.Diverged("it went \"wild\"");
    store.keep(KEY, diverged);
    assertThat(store.find(KEY)).contains(diverged);
  }

  @Test
  void whatWasNeverKeptIsNotFound() {
    assertThat(store.find(KEY)).isEmpty();
    store.keep(KEY, OUTCOME);
    assertThat(store.find(KEY + " ")).isEmpty();
  }

  @Test
  void aFileThatIsCutOffCountsAsNotThere() throws IOException {
    store.keep(KEY, OUTCOME);
    String whole = Files.readString(file());
    for (int length = 0; length < whole.strip().length(); length += 7) {
      Files.writeString(file(), whole.substring(0, length));
      assertThat(store.find(KEY)).as("cut to %d characters", length).isEmpty();
    }
    store.keep(KEY, OUTCOME);
    assertThat(store.find(KEY)).contains(OUTCOME);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "two lines, three lines",
        "'\"weights\":2248', '\"weights\":\"many\"'",
        "'\"best_epoch\":2', '\"best_epoch\":null'",
        "'\"stopped_early\":true', '\"stopped_early\":1'",
        "'\"history\":[', '\"history\":[7,'",
        "'\"measurements\":', '\"measured\":'",
        "'\"trial\":', '\"trial\":\"\",\"trial\":'",
      })
  void aFileOfAnotherKindCountsAsNotThere(String kept, String changed) throws IOException {
    store.keep(KEY, OUTCOME);
    String text = Files.readString(file());
    assertThat(text).contains(kept);
    Files.writeString(file(), text.replace(kept, changed));
    assertThat(store.find(KEY)).isEmpty();
  }

  @Test
  void bytesThatAreNoTextCountAsNotThere() throws IOException {
    store.keep(KEY, OUTCOME);
    Files.write(file(), new byte[] {(byte) 0xC3, 0x28, 0});
    assertThat(store.find(KEY)).isEmpty();
  }
}
