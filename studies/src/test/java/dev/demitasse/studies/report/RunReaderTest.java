package dev.demitasse.studies.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.RunFolder;
import dev.demitasse.data.Progress;
import dev.demitasse.kernels.Team;
import dev.demitasse.tensor.InputException;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.Photos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunReaderTest {
  @TempDir private Path root;
  private FinishedRun run;
  private RunFolder folder;

  @BeforeEach
  void train() throws IOException {
    run = RunFixture.run(root.resolve("data"), RunFixture.CONV, "low", "high");
    folder = RunFixture.write(root.resolve("run"), run);
  }

  private FinishedRun again() {
    RunReader reader = new RunReader(folder);
    try (Team team = new Team(2)) {
      return reader.read(reader.source(), Progress.NONE, RunFixture.KERNELS, team);
    }
  }

  @Test
  void aRunReadAgainHasTheSameReport() {
    assertThat(RunReport.page(again(), RunFixture.KERNELS).html())
        .isEqualTo(RunReport.page(run, RunFixture.KERNELS).html());
  }

  @Test
  void otherPicturesThanThoseTrainedOnAreRefused() throws IOException {
    Files.delete(root.resolve("data/low/003.png"));
    assertThatThrownBy(this::again)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("was trained or tested on other pictures than")
        .hasMessageContaining("train again");
  }

  /** The number of pictures is the same, and so are those trained on. */
  @Test
  void anExchangedTestPictureIsRefused() throws IOException {
    Path data = root.resolve("parted");
    Photos.write(data.resolve("train"), 30, 10, 10, "low", "high");
    Photos.write(data.resolve("test"), 8, 10, 10, "low", "high");
    run = RunFixture.run(data, Shape.of(1, 10, 10), RunFixture.DENSE, "low", "high");
    folder = RunFixture.write(root.resolve("parted-run"), run);
    assertThat(again().trained().test().loss()).isEqualTo(run.trained().test().loss());
    Path low = data.resolve("test/low/003.png");
    Files.move(low, root.resolve("kept.png"));
    Files.move(data.resolve("test/high/003.png"), low);
    Files.move(root.resolve("kept.png"), data.resolve("test/high/003.png"));
    assertThatThrownBy(this::again)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("was trained or tested on other pictures than");
  }

  /** The page would tell a seed, or a fingerprint, that is not the model's. */
  @Test
  void aConfigurationThatIsNotTheModelsIsRefused() throws IOException {
    String text = Files.readString(folder.configFile());
    for (String other : new String[] {"\"seed\" : 99", "\"data_fingerprint\" : \"0123\""}) {
      Files.writeString(folder.configFile(), text.replaceFirst("\"seed\" : 1", other));
      assertThatThrownBy(this::again)
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll("config.json", "but the model beside it was trained with")
          .hasMessageContaining(other.replaceAll(".* : |\"", ""));
    }
  }

  @Test
  void anotherNumberOfTestPicturesIsRefused() throws IOException {
    String text = Files.readString(folder.configFile());
    Files.writeString(
        folder.configFile(), text.replace("\"seed\"", "\"test_samples\" : 77, \"seed\""));
    assertThatThrownBy(this::again)
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("was tested on 77 pictures", "has 10 for testing now");
  }

  @Test
  void dataThatAreGoneAreNamedWithWhatToDo() throws IOException {
    Files.move(root.resolve("data"), root.resolve("moved"));
    assertThatThrownBy(this::again)
        .isInstanceOf(InputException.class)
        .hasMessage(
            "'%s', which %s was trained on, is not there; put it back, or train again",
            root.resolve("data"), folder.path());
    String text = Files.readString(folder.configFile());
    Files.writeString(
        folder.configFile(), text.replace(root.resolve("data").toString(), "not-here"));
    assertThatThrownBy(this::again)
        .hasMessageStartingWith("'not-here', which ")
        .hasMessageContaining("call this from the folder that train was called from");
  }

  @Test
  void aConfigurationThatIsNoJsonIsToldByItsPlace() throws IOException {
    Files.writeString(folder.configFile(), "{\n  \"seed\" : 1,\n");
    assertThatThrownBy(this::again)
        .hasMessageContaining("it is no JSON from line 3, column 1 on")
        .hasMessageNotContaining("REDACTED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"data\": 1, \"epochs\": 3}", "{\"data\": \"demo\"}"})
  void aConfigurationThatNoRunWritesIsRefused(String text) throws IOException {
    Files.writeString(folder.configFile(), text);
    assertThatThrownBy(this::again)
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("config.json", "is not what a run writes", "train again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.json", "history.csv", "signals.csv", "model.safetensors"})
  void aFileThatIsMissingIsNamed(String name) throws IOException {
    Files.delete(folder.path().resolve(name));
    assertThatThrownBy(this::again).isInstanceOf(InputException.class).hasMessageContaining(name);
  }

  /** The folder is that of a run, so that naming another one is no remedy. */
  @ParameterizedTest
  @ValueSource(strings = {"config.json", "history.csv", "signals.csv"})
  void aFileThatIsMissingBesideTheModelIsToBePutBack(String name) throws IOException {
    Files.delete(folder.path().resolve(name));
    assertThatThrownBy(this::again)
        .hasMessage(
            "cannot read %s (No such file or directory), which train writes beside the model; put"
                + " it back, or train again",
            folder.path().resolve(name));
  }
}
