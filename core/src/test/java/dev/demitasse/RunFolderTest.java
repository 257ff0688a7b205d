package dev.demitasse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.data.Fitting;
import dev.demitasse.data.Standardisation;
import dev.demitasse.explanation.LayerSignal;
import dev.demitasse.explanation.SignalHistory;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.Model;
import dev.demitasse.model.Preprocessing;
import dev.demitasse.model.Provenance;
import dev.demitasse.tensor.InputException;
import dev.demitasse.training.EpochResult;
import dev.demitasse.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunFolderTest {
  private static final TrainingResult TRAINING =
      new TrainingResult(
          List.of(
              new EpochResult(1, 0.5, 0.75, 0.25, 0.875, true, 1.5, 100),
              new EpochResult(2, 0.4, 0.8, 0.3, 0.9, false, 1.25, 110)),
          1,
          false,
          2.75,
          105);

  private static final SignalHistory SIGNALS =
      new SignalHistory(
          List.of(
              new SignalHistory.Moment(
                  0,
                  List.of(
                      new LayerSignal(
                          "dense1",
                          OptionalDouble.of(1.5),
                          1e-9,
                          OptionalDouble.empty(),
                          OptionalDouble.empty()))),
              new SignalHistory.Moment(
                  1,
                  List.of(
                      new LayerSignal(
                          "activation1",
                          OptionalDouble.empty(),
                          0.25,
                          OptionalDouble.of(0.125),
                          OptionalDouble.of(0))))));

  @TempDir private Path folder;

  private static Model model() {
    return Model.create(
        ArchitectureText.parse("t", "Input(1, 2, 2)\nFlatten()\nDense(1)\nActivation('sigmoid')")
            .architecture(),
        List.of("no", "yes"),
        new Preprocessing(
            Fitting.of(1, 2, 2), new Standardisation(new float[] {0.5f}, new float[] {0.25f})),
        Provenance.here("none", 1));
  }

  private static RunFolder write(RunFolder folder) {
    TrainedModel trained =
        new TrainedModel(model(), TRAINING, SIGNALS, null, null, null, null, Optional.empty());
    return folder.write(trained, "{}\n", Optional.of("<p>well"));
  }

  @Test
  void theFilesOfARunAreWritten() {
    RunFolder run = write(RunFolder.at(folder.resolve("runs ü/1.0")));
    assertThat(run.path()).isEqualTo(folder.resolve("runs ü/1.0"));
    assertThat(run.path().toFile().list())
        .containsExactlyInAnyOrder(
            "config.json", "history.csv", "signals.csv", "model.safetensors", "report.html");
    assertThat(run.configFile()).hasContent("{}\n");
    assertThat(run.reportFile()).hasContent("<p>well");
    assertThat(Model.load(run.modelFile()).classNames()).containsExactly("no", "yes");
  }

  @Test
  void theHistoryIsALineForEachEpochInAnyLanguage() {
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      write(RunFolder.at(folder));
    } finally {
      Locale.setDefault(usual);
    }
    assertThat(folder.resolve("history.csv"))
        .hasContent(
            """
            epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,best,seconds
            1,0.5,0.75,0.25,0.875,true,1.500
            2,0.4,0.8,0.3,0.9,false,1.250
            """);
    assertThat(folder.resolve("signals.csv"))
        .hasContent(
            """
            epoch,layer,weight_gradient_norm,output_gradient_rms,dead,saturated
            0,dense1,1.5,1.0E-9,,
            1,activation1,,0.25,0.125,0.0
            """);
  }

  @Test
  void theHistoryIsReadAsItWasWritten() {
    TrainingResult read = write(RunFolder.at(folder)).readHistory(10);
    assertThat(read.bestEpoch()).isEqualTo(1);
    assertThat(read.stoppedEarly()).isTrue();
    assertThat(read.seconds()).isEqualTo(2.75);
    assertThat(read.history())
        .usingRecursiveComparison()
        .ignoringFields("samplesPerSecond")
        .isEqualTo(TRAINING.history());
    assertThat(new RunFolder(folder).readHistory(2).stoppedEarly()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "epoch,loss\n",
        "HEAD",
        "HEAD1,0.5,0.75,0.25,0.875,false,1.500\n",
        "HEAD2,0.5,0.75,0.25,0.875,true,1.500\n",
        "HEAD1,0.5,0.75,0.25,0.875,true\n",
        "HEAD1,0.5,0.75,good,0.875,true,1.500\n"
      })
  void aHistoryThatNoRunWritesIsRefused(String text) throws IOException {
    String head =
        "epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,best,seconds\n";
    Files.writeString(folder.resolve("history.csv"), text.replace("HEAD", head));
    assertThatThrownBy(() -> new RunFolder(folder).readHistory(5))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("history.csv", "is not what a run writes");
  }

  @Test
  void askingForAFolderLeavesNothing() {
    RunFolder.at(folder.resolve("a/b/c"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderThatHoldsSomethingAndAFileAreRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("mine"), "mine");
    assertThatThrownBy(() -> RunFolder.at(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(folder.toString(), "is not empty", "name a new folder");
    assertThatThrownBy(() -> RunFolder.at(file))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(file.toString(), "is a file", "name a new folder");
    assertThatThrownBy(() -> RunFolder.at(file.resolve("run")))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(file.resolve("run").toString(), "(Not a directory)");
  }

  @Test
  void whatAppearedMeanwhileIsNotWrittenOver() throws IOException {
    RunFolder run = RunFolder.at(folder.resolve("run"));
    Path other = write(RunFolder.at(folder.resolve("run"))).modelFile();
    Files.writeString(other, "another run's");
    RunFolder written = write(run);
    assertThat(written.path()).isEqualTo(folder.resolve("run-2"));
    assertThat(written.modelFile()).isRegularFile();
    assertThat(write(run).path()).isEqualTo(folder.resolve("run-3"));
    assertThat(other).hasContent("another run's");
  }

  @Test
  void nothingIsLeftWhereWritingFails() throws IOException {
    RunFolder run = RunFolder.at(folder.resolve("a/b/run"));
    Files.writeString(folder.resolve("a"), "in the way");
    assertThatThrownBy(() -> write(run))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(run.path().toString(), "cannot be written to");
    assertThat(folder.toFile().list()).containsExactly("a");
  }
}
