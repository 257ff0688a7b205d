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
  void aFolderOfPicturesBecomesAModelThatPredictsAndIsEvaluated() {
    CommandRun run = train("run");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("Test accuracy", "majority baseline 0.5000", "Next:");
    Path model = folder.resolve("run/model.safetensors");
    assertThat(run.out()).contains(model.toString());
    assertThat(folder.resolve("run")).isDirectoryNotContaining("glob:**.partial");
    assertThat(folder.resolve("run/history.csv")).content().startsWith("epoch,").hasLineCount(4);
    assertThat(JsonText.object(read(folder.resolve("run/config.json"))))
        .containsEntry("seed", 1L)
        .containsEntry("classes", List.of("dunkel ü", "hell & schön"));

    Path light = Pictures.write(folder.resolve("new picture.png"), 185, 77);
    CommandRun predict = CommandRun.of("predict", model, light, "--json");
    assertThat(predict.status()).as(predict.err()).isZero();
    Map<?, ?> told = (Map<?, ?>) ((List<?>) JsonText.parse(predict.out())).getFirst();
    assertThat(told.get("label")).isEqualTo("hell & schön");
    assertThat((Map<?, ?>) told.get("probabilities")).hasSize(2);

    CommandRun evaluate = CommandRun.of("evaluate", folder.resolve("run"), data, "--json");
    assertThat(evaluate.status()).as(evaluate.err()).isZero();
    assertThat(JsonText.object(evaluate.out()))
        .containsEntry("samples", 40L)
        .containsKeys("loss", "accuracy", "accuracy_interval", "auc", "confusion");
  }

  @Test
  void jsonIsOneObjectWithThePromisedKeys() {
    CommandRun run = train("run", "--json", "--threads", "1");
    assertThat(JsonText.object(run.out()))
        .containsKeys(
            "run",
            "model_file",
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
  void classesAreKeptInTheOrderAskedFor() {
    CommandRun run = train("run", "--classes", "hell & schön,0", "--json");
    assertThat(run.status()).as(run.err()).isZero();
    Map<?, ?> test = (Map<?, ?>) JsonText.object(run.out()).get("test");
    assertThat(test.get("classes")).isEqualTo(List.of("hell & schön", "dunkel ü"));
  }

  @Test
  void aRunIsNeverWrittenOverAndADivergingOneLeavesNothing() throws IOException {
    Path used = Files.createDirectories(folder.resolve("used"));
    Files.writeString(used.resolve("keep.txt"), "mine");
    CommandRun run = train("used");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("used", "is not empty").doesNotContain("\tat ");
    assertThat(used.resolve("keep.txt")).hasContent("mine");

    CommandRun diverged = train("new", "--learning-rate", "1e30", "--optimizer", "sgd");
    assertThat(diverged.status()).isEqualTo(1);
    assertThat(diverged.err()).contains("diverged in epoch", "learning rate");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void patienceStopsTraining() {
    CommandRun run = train("run", "--learning-rate", "0.9", "--patience", "1", "--epochs", "50");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("stopped early");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
