package dev.demitasse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.data.Fitting;
import dev.demitasse.data.Standardisation;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunFolderTest {
  private static final TrainingResult RESULT =
      new TrainingResult(
          List.of(
              new EpochResult(1, 0.7, 0.5, 0.625, 0.75, true, 1.23456, 100),
              new EpochResult(2, 1e-7, 0.9, 0.65, 0.8, false, 2, 100)),
          1,
          false,
          3.5,
          90);

  private final Model model =
      Model.create(
          Presets.named("report-cnn-linear"),
          List.of("ok", "defect"),
          new Preprocessing(
              Fitting.of(1, 32, 32), new Standardisation(new float[] {0.5f}, new float[] {0.25f})),
          Provenance.here("none", 1));

  @TempDir Path root;

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.skip(1).map(file -> folder.relativize(file).toString()).sorted().toList();
    }
  }

  @Test
  void aFolderThatIsTriedOutLeavesNothingOnTheDisk() throws IOException {
    RunFolder.at(root.resolve("runs/2026/first"));
    assertThat(names(root)).isEmpty();
    Path empty = Files.createDirectory(root.resolve("empty"));
    assertThat(RunFolder.at(empty).path()).isEqualTo(empty);
    assertThat(names(root)).containsExactly("empty");
  }

  @Test
  void modelHistoryAndConfigurationAreWritten() throws IOException {
    RunFolder folder = RunFolder.at(root.resolve("runs/Größe 1.5/läuft"));
    folder.write(model, RESULT, "{\"seed\":1}\n");
    assertThat(names(folder.path()))
        .containsExactly("config.json", "history.csv", "model.safetensors");
    assertThat(folder.path().resolve("config.json")).content().isEqualTo("{\"seed\":1}\n");
    assertThat(folder.path().resolve("history.csv"))
        .content()
        .isEqualTo(
            """
            epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,best,seconds
            1,0.7,0.5,0.625,0.75,true,1.235
            2,1.0E-7,0.9,0.65,0.8,false,2.000
            """);
    assertThat(folder.modelFile()).isEqualTo(folder.path().resolve("model.safetensors"));
    assertThat(Model.load(folder.modelFile()).classNames()).containsExactly("ok", "defect");
  }

  @Test
  void aFolderThatHoldsSomethingIsRefused() throws IOException {
    Path taken = Files.createDirectory(root.resolve("taken"));
    Files.writeString(taken.resolve("history.csv"), "mine");
    assertThatThrownBy(() -> RunFolder.at(taken))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(taken.toString(), "never writes over anything", "name a");
    assertThat(taken.resolve("history.csv")).content().isEqualTo("mine");
    assertThat(names(root)).containsExactly("taken", "taken/history.csv");
  }

  @Test
  void aFileInItsPlaceOrInItsPathIsRefused() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "mine");
    assertThatThrownBy(() -> RunFolder.at(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(file.toString());
    assertThatThrownBy(() -> RunFolder.at(file.resolve("runs/first")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(file.toString());
    assertThat(file).content().isEqualTo("mine");
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
    assertThatThrownBy(() -> folder.write(null, RESULT, "{}"))
        .isInstanceOf(NullPointerException.class);
    assertThat(names(root)).isEmpty();
    Path empty = Files.createDirectory(root.resolve("empty"));
    assertThatThrownBy(() -> RunFolder.at(empty).write(null, RESULT, "{}"))
        .isInstanceOf(NullPointerException.class);
    assertThat(names(root)).containsExactly("empty");
  }

  @Test
  void aWriteThatCannotBeginLeavesNothing() throws IOException {
    RunFolder folder = RunFolder.at(root.resolve("runs/first"));
    Path file = Files.writeString(root.resolve("runs"), "put here meanwhile");
    assertThatThrownBy(() -> folder.write(model, RESULT, "{}")).isInstanceOf(InputException.class);
    assertThat(names(root)).containsExactly("runs");
    assertThat(file).content().isEqualTo("put here meanwhile");
  }
}
