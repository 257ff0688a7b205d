package dev.demitasse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.data.Fitting;
import dev.demitasse.data.Standardisation;
import dev.demitasse.explanation.SignalHistory;
import dev.demitasse.model.Model;
import dev.demitasse.model.Preprocessing;
import dev.demitasse.model.Presets;
import dev.demitasse.model.Provenance;
import dev.demitasse.tensor.InputException;
import dev.demitasse.training.EpochResult;
import dev.demitasse.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a run that cannot be written: nothing. */
final class RunFolderFailureTest {
  private static final TrainingResult RESULT =
      new TrainingResult(
          List.of(new EpochResult(1, 0.7, 0.5, 0.625, 0.75, true, 1.25, 100)), 1, false, 1.5, 90);

  private final Model model =
      Model.create(
          Presets.named("report-cnn-linear"),
          List.of("ok", "defect"),
          new Preprocessing(
              Fitting.of(1, 32, 32), new Standardisation(new float[] {0.5f}, new float[] {0.25f})),
          Provenance.here("none", 1));

  @TempDir Path root;

  private static TrainedModel trained(Model model) {
    return new TrainedModel(
        model, RESULT, new SignalHistory(List.of()), null, null, null, null, Optional.empty());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.skip(1).map(file -> folder.relativize(file).toString()).sorted().toList();
    }
  }

  @Test
  void aNameThatCannotBeIsRefused() {
    assertThatThrownBy(() -> RunFolder.at(root.resolve("x".repeat(300))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("xxx");
  }

  /** The model is written last; what was written before it and the folders made for it go. */
  @Test
  void aWriteThatFailsLeavesNothing() throws IOException {
    RunFolder folder = RunFolder.at(root.resolve("runs/first"));
    assertThatThrownBy(() -> folder.write(trained(null), "{}", Optional.of("<p>")))
        .isInstanceOf(NullPointerException.class);
    assertThat(names(root)).isEmpty();
    Path empty = Files.createDirectory(root.resolve("empty"));
    assertThatThrownBy(() -> RunFolder.at(empty).write(trained(null), "{}", Optional.of("<p>")))
        .isInstanceOf(NullPointerException.class);
    assertThat(names(root)).containsExactly("empty");
  }

  @Test
  void aWriteThatCannotBeginLeavesNothing() throws IOException {
    RunFolder folder = RunFolder.at(root.resolve("runs/first"));
    Path file = Files.writeString(root.resolve("runs"), "put here meanwhile");
    assertThatThrownBy(() -> folder.write(trained(model), "{}", Optional.of("<p>")))
        .isInstanceOf(InputException.class);
    assertThat(names(root)).containsExactly("runs");
    assertThat(file).content().isEqualTo("put here meanwhile");
  }
}
