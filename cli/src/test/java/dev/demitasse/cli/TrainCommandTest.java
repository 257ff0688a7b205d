package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {
  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void makePictures() {
    data = Pictures.folder(folder.resolve("Prüfung 1.0"), "dunkel ü", "hell & schön", 20);
  }

  private CommandRun train(String out, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("train", data, "--out", folder.resolve(out)));
    List<Object> given = List.of(more);
    if (!given.contains("--model")) {
      arguments.addAll(List.of("--model", "report-cnn-linear"));
    }
    if (!given.contains("--epochs")) {
      arguments.addAll(List.of("--epochs", "3"));
    }
    arguments.addAll(given);
    return CommandRun.of(arguments.toArray());
  }

  @Test
  void aFolderOfPicturesBecomesAModelWithItsHistory() {
    CommandRun run = train("run");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Trained 3 epochs", "Test accuracy", "majority baseline 0.5000")
        .contains("A picture is called 'hell & schön' from a probability of");
    Path model = folder.resolve("run/model.safetensors");
    assertThat(run.out())
        .contains(
            "Model file: " + model + "\nReport: " + model.resolveSibling("report.html") + "\n");
    assertThat(folder.resolve("run").toFile().list())
        .containsExactlyInAnyOrder(
            "model.safetensors", "history.csv", "signals.csv", "config.json", "report.html");
    assertThat(folder.resolve("run/history.csv")).content().startsWith("epoch,").hasLineCount(4);
    assertThat(JsonText.object(read(folder.resolve("run/config.json"))))
        .containsEntry("seed", 1L)
        .containsEntry("classes", List.of("dunkel ü", "hell & schön"));
  }

  @Test
  void jsonIsOneObjectWithThePromisedKeys() {
    CommandRun run = train("run", "--json", "--threads", "1");
    assertThat(JsonText.object(run.out()))
        .containsKeys(
            "run",
            "model_file",
            "report_file",
            "model",
            "weights",
            "parameters",
            "epochs",
            "best_epoch",
            "seed",
            "threads",
            "kernels",
            "seconds",
            "samples_per_second",
            "train",
            "validation",
            "test")
        .containsEntry("weights", 2248L)
        .containsEntry("parameters", 2273L)
        .containsEntry("threads", 1L);
    Map<?, ?> test = (Map<?, ?>) JsonText.object(run.out()).get("test");
    assertThat(test.keySet().stream().map(Object::toString))
        .contains("loss", "accuracy", "accuracy_interval", "auc", "confusion");
  }

  /** Of 40 pictures six have a wrong name, so that probabilities can be too sure. */
  private void mixUp() {
    for (int i = 0; i < 3; i++) {
      Pictures.write(data.resolve("dunkel ü/bright %d.png".formatted(i)), 180, 40 + i);
      Pictures.write(data.resolve("hell & schön/dark %d.png".formatted(i)), 60, 40 + i);
    }
  }

  @Test
  void aTemperatureIsMeasuredAndKeptOnlyIfAskedFor() {
    mixUp();
    Map<String, Object> plain = JsonText.object(train("plain", "--json").out());
    Map<String, Object> warm = JsonText.object(train("warm", "--calibrate", "--json").out());
    Map<String, Object> measured = JsonText.part(plain.get("temperature_scaling"));
    Map<String, Object> kept = JsonText.part(warm.get("temperature_scaling"));
    assertThat(plain).containsEntry("temperature", 1.0);
    assertThat(measured).containsEntry("kept", false);
    assertThat(kept).containsEntry("kept", true);
    assertThat(warm.get("temperature")).isEqualTo(measured.get("temperature")).isNotEqualTo(1.0);
    for (String when : List.of("before", "after")) {
      assertThat(kept.get(when)).isEqualTo(measured.get(when));
    }
    assertThat(JsonText.part(plain.get("test")).get("calibration"))
        .isEqualTo(measured.get("before"));
    assertThat(JsonText.part(warm.get("test")).get("calibration")).isEqualTo(kept.get("after"));
    assertThat(JsonText.part(warm.get("test")).get("loss"))
        .isEqualTo(JsonText.part(plain.get("test")).get("loss"));
    CommandRun evaluated = CommandRun.of("evaluate", folder.resolve("warm"), data, "--json");
    assertThat(JsonText.object(evaluated.out()))
        .containsEntry("temperature", warm.get("temperature"))
        .containsAllEntriesOf(JsonText.part(warm.get("test")));
    assertThat(JsonText.object(read(folder.resolve("warm/config.json"))))
        .containsEntry("calibrate", true);
  }

  @Test
  void theRuleForTheThresholdIsKeptWithTheRun() {
    assertThat(train("run", "--threshold-rule", "Balanced_Accuracy").status()).isZero();
    assertThat(JsonText.object(read(folder.resolve("run/config.json"))))
        .containsEntry("threshold_rule", "balanced_accuracy")
        .containsEntry("calibrate", false);
    train("plain");
    assertThat(JsonText.object(read(folder.resolve("plain/config.json"))))
        .containsEntry("threshold_rule", "accuracy");
  }

  @Test
  void theCalibrationErrorIsToldWithAndWithoutTheTemperature() {
    mixUp();
    assertThat(train("plain").out())
        .containsPattern("Calibration error with --calibrate: 0[.]\\d{4}, at a temperature of \\d");
    assertThat(train("warm", "--calibrate").out())
        .containsPattern("Calibration error without --calibrate: 0[.]\\d{4}; the temperature is");
  }

  @Test
  void picturesThatAreAllRightKeepNoTemperatureAndItIsSaid() {
    CommandRun run = train("run", "--calibrate", "--epochs", "12");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("No temperature is kept: the validation pictures do not determine one.");
    assertThat(train("other", "--epochs", "12").out()).doesNotContain("emperature");
  }

  @Test
  void aNetworkWithoutLogitsIsNotCalibrated() throws IOException {
    Path text = folder.resolve("squared.txt");
    Files.writeString(text, "Flatten()\nDense(1)\nActivation('sigmoid', 'squared_error')\n");
    CommandRun run = train("run", "--model", text, "--calibrate");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("squared_error", "logits of cross_entropy");
    CommandRun plain = train("run", "--model", text, "--json");
    assertThat(plain.status()).as(plain.err()).isZero();
    assertThat(JsonText.object(plain.out())).doesNotContainKey("temperature_scaling");
  }

  @Test
  void theSameSeedGivesTheSameBytesOnAnyNumberOfThreadsAndAnotherSeedDoesNot() {
    String[] threads = {"1", "2", "3", "2"};
    for (int i = 0; i < threads.length; i++) {
      CommandRun run = train("run" + i, "--model", "report-cnn", "--threads", threads[i]);
      assertThat(run.status()).as(run.err()).isZero();
      assertThat(folder.resolve("run" + i + "/model.safetensors"))
          .hasSameBinaryContentAs(folder.resolve("run0/model.safetensors"));
    }
    train("other", "--model", "report-cnn", "--seed", "2");
    assertThat(folder.resolve("other/model.safetensors").toFile())
        .satisfies(
            other ->
                assertThat(Files.mismatch(other.toPath(), folder.resolve("run0/model.safetensors")))
                    .isNotEqualTo(-1));
  }

  @Test
  void theReportsOwnTextTrains() throws IOException {
    Path text = folder.resolve("report.txt");
    Files.writeString(
        text,
        """
        model = Model()
        model.add(Conv(filter_size=3, input_channel=1, output_channel=8, pad=1, stride=1))
        model.add(Activation("relu", "cross_entropy"))
        model.add(MaxPool(pool_size=2, stride=2))
        model.add(Conv(filter_size=3, input_channel=8, output_channel=16, pad=1, stride=1))
        model.add(Activation("relu", "cross_entropy"))
        model.add(MaxPool(pool_size=2, stride=2))
        model.add(Flatten())
        model.add(Dense(1024, 512))
        model.add(Activation("relu", "cross_entropy"))
        model.add(Dropout(rate=0.5))
        model.add(Dense(512, 1))
        model.add(Activation("sigmoid", "cross_entropy"))
        """);
    CommandRun run = train("run", "--model", text, "--json");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(JsonText.object(run.out()))
        .containsEntry("weights", 526_024L)
        .containsEntry("parameters", 526_561L);
    assertThat(run.err()).contains("Note: pictures are brought to 1x32x32");
  }

  @Test
  void aPresetGetsTheRightEndForThreeClassesAndSaysSo() {
    Pictures.category(data.resolve("mittel"), 120, 20);
    CommandRun run = train("run", "--json");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err())
        .contains(
            "Note: report-cnn-linear is given 3 outputs and a softmax at its end, for 3 classes");
    assertThat(JsonText.object(run.out())).containsEntry("weights", 1224L + 3 * 1024);
  }

  @Test
  void aTenClassPresetGetsOneOutputForTwoClassesAndSaysSo() {
    CommandRun run = train("run", "--model", "lenet5", "--json");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).contains("Note: lenet5 is given 1 output and a sigmoid at its end");
  }

  @Test
  void progressIsALineForEachEpochWhereNobodyWatches() {
    CommandRun run = train("run", "--epochs", "12", "--patience", "12");
    assertThat(run.err().lines().filter(line -> line.matches(" +[0-9]+ +[0-9.]+ .*"))).hasSize(12);
    assertThat(run.err())
        .contains("28 training, 6 validation, 6 test pictures")
        .contains("Note: no fast kernels: java lacks --add-modules jdk.incubator.vector.")
        .contains("2 classes: 'dunkel ü' and 'hell & schön'")
        .contains("Note: pictures of 1x10x12 are scaled to 1x32x32.")
        .contains("Note: each class is divided: 70% for training")
        .doesNotContain("\r", "\u001b");
    assertThat(run.err().lines()).allMatch(line -> line.length() <= 80 || line.contains("/"));
  }

  @Test
  void aTrainedModelsLayersAreTrainedAnewAndItIsSaid() {
    train("first");
    CommandRun run = train("second", "--model", folder.resolve("first").toString());
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).contains("are trained anew, without its weights");
    assertThat(folder.resolve("second/model.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("first/model.safetensors"));
  }

  @Test
  void anOptimizerMayBeWrittenInCapitals() {
    CommandRun run = train("run", "--optimizer", "AdamW", "--learning-rate", "1e-3");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(JsonText.object(read(folder.resolve("run/config.json"))))
        .containsEntry("optimizer", "adamw");
  }

  @Test
  void aClassMayHaveCommasInItsName() {
    Pictures.category(data.resolve("mittel, matt"), 120, 20);
    CommandRun run = train("run", "--classes", "mittel, matt, dunkel ü", "--json");
    assertThat(run.status()).as(run.err()).isZero();
    Map<?, ?> test = (Map<?, ?>) JsonText.object(run.out()).get("test");
    assertThat(test.get("classes")).isEqualTo(List.of("mittel, matt", "dunkel ü"));
  }

  @Test
  void classesAreKeptInTheOrderAskedFor() {
    CommandRun run = train("run", "--classes", "hell & schön,0", "--json");
    assertThat(run.status()).as(run.err()).isZero();
    Map<?, ?> test = (Map<?, ?>) JsonText.object(run.out()).get("test");
    assertThat(test.get("classes")).isEqualTo(List.of("hell & schön", "dunkel ü"));
  }

  @Test
  void aRunIsNeverWrittenOver() throws IOException {
    Path used = Files.createDirectories(folder.resolve("used"));
    Files.writeString(used.resolve("keep.txt"), "mine");
    CommandRun run = train("used");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("used", "is not empty").doesNotContain("\tat ");
    assertThat(used.resolve("keep.txt")).hasContent("mine");
  }

  @Test
  void patienceStopsTraining() {
    CommandRun run = train("run", "--learning-rate", "0.9", "--patience", "1", "--epochs", "50");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("stopped early");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          report-cnn            | report-cnn
          nets/my net 1.0.txt   | my-net-1.0
          Größe.txt             | Größe
          /                     | model
          ../../etc/passwd      | passwd
          a\u0000b\\c:*?        | a-b-c-
          ''                    | model
          """)
  void anyModelsNameCanBePartOfAFoldersName(String name, String part) {
    assertThat(TrainCommand.nameInFolder(name)).isEqualTo(part);
    assertThat(TrainCommand.nameInFolder("x".repeat(300))).hasSize(40);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
