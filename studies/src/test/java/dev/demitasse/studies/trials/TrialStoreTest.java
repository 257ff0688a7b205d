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

  /** Outcomes that an earlier version kept are found again, and theirs by it. */
  @Test
  void itsFileIsTheSameByteForByteAsEver() throws IOException {
    store.keep(KEY, OUTCOME);
    assertThat(Files.readString(file()))
        .isEqualTo(
            """
        {"trial":"a \\"key\\"\\nof two lines",\
        "weights":2248,"parameters":2265,"multiply_adds":123456789012,"best_epoch":2,"stopped_early":true,"seconds":0.30000000000000004,\
        "train":{"loss":0.3333333333333333,"accuracy":0.75},\
        "validation":{"loss":"Infinity","accuracy":0.5},\
        "test":{"loss":1.0E-300,"accuracy":1.0},\
        "history":[\
        {"train_loss":0.7,"train_accuracy":0.5,"validation_loss":0.6,"validation_accuracy":0.55,"best":true,"seconds":1.5,"samples_per_second":1000.0},\
        {"train_loss":0.1,"train_accuracy":0.9,"validation_loss":0.3,"validation_accuracy":0.85,"best":false,"seconds":1.25,"samples_per_second":1.0E7}],\
        "measurements":{"gradient conv1":[1.0E-9,0.25],"none":[]}}
        """);
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
