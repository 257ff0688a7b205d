package dev.demitasse.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.model.Model;
import dev.demitasse.optimizers.Adam;
import dev.demitasse.optimizers.AdamW;
import dev.demitasse.optimizers.Optimizer;
import dev.demitasse.optimizers.Sgd;
import dev.demitasse.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same seed gives the same model file, byte for byte, whatever the number of threads and with
 * any kernels.
 */
public abstract class SameSeedConformance {
  private static final String REPORT_LIKE =
      """
      Conv(3, 1, 8, 1, 1)
      Activation("relu", "cross_entropy")
      MaxPool(2, 2)
      Conv(3, 8, 16, 1, 1)
      Activation("relu", "cross_entropy")
      MaxPool(2, 2)
      Flatten()
      Dense(outputs=300)
      Activation("relu", "cross_entropy")
      Dropout(0.5)
      """;

  private static final String ODD =
      """
      Conv(5, 3, 3, 2, 2)
      Activation("sigmoid", "cross_entropy")
      Dropout(0.1)
      MaxPool(2, 1)
      Flatten()
      Dense(outputs=31)
      Activation("tanh", "cross_entropy")
      """;

  @TempDir Path folder;

  /** For the tests of an implementation. */
  protected SameSeedConformance() {}

  /** The kernels to be tested. */
  protected abstract Kernels kernels();

  /** Layers, input, classes and a batch size that leaves a smaller last batch. */
  record Task(
      String layers, Shape input, int classes, int samples, int batchSize, Optimizer optimizer) {}

  static Stream<Task> tasks() {
    return Stream.of(
        new Task(Toy.CNN, Toy.SMALL, 2, 77, 32, new Adam(1e-3)),
        new Task(REPORT_LIKE, Shape.of(1, 16, 16), 2, 150, 64, new Adam(1e-3)),
        new Task(ODD, Shape.of(3, 11, 9), 4, 53, 17, new Sgd(0.1, 0.9, true, 1e-4)),
        new Task(Toy.CNN, Toy.SMALL, 3, 333, 200, new AdamW(1e-2)),
        new Task(Toy.BRANCHING, Shape.of(3, 9, 11), 3, 101, 50, new AdamW(1e-2)),
        new Task(Toy.BRANCHING, Toy.SMALL, 2, 41, 40, new Sgd(0.1, 0.9, true, 1e-4)));
  }

  private record Trained(byte[] file, List<Double> losses) {}

  private Trained train(Task task, long seed, int threads) throws IOException {
    Model model = Toy.model(task.layers, task.input, task.classes, seed);
    Toy.Pictures training = Toy.pictures(task.input, task.classes, task.samples, 1);
    Toy.Pictures validation = Toy.pictures(task.input, task.classes, 45, 2);
    TrainingSettings settings = new TrainingSettings(3, task.batchSize, task.optimizer, 3, seed);
    try (Team team = new Team(threads)) {
      TrainingResult result =
          new Trainer(settings, kernels(), team).train(model, training, validation, event -> {});
      Path file = folder.resolve("model.safetensors");
      model.save(file);
      List<Double> losses =
          result.history().stream()
              .flatMap(epoch -> Stream.of(epoch.trainLoss(), epoch.validationLoss()))
              .toList();
      return new Trained(Files.readAllBytes(file), losses);
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void theFileIsTheSameWithAnyNumberOfThreadsAndOnASecondRun(Task task) throws IOException {
    Trained first = train(task, 5, 1);
    for (int threads : new int[] {1, 2, 3, 4}) {
      Trained again = train(task, 5, threads);
      assertThat(again.file).as("%d threads", threads).isEqualTo(first.file);
      assertThat(again.losses).as("%d threads", threads).isEqualTo(first.losses);
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void anotherSeedGivesAnotherFile(Task task) throws IOException {
    assertThat(train(task, 6, 2).file).isNotEqualTo(train(task, 5, 2).file);
  }

  /**
   * Alone, a sample's layers are shared out to the team: all its channels and features in parts.
   */
  @Test
  void whatIsSaidOfOneSampleAloneIsTheSameWithAnyNumberOfThreads() {
    Shape input = Shape.of(1, 32, 32);
    Model model = Toy.model(REPORT_LIKE.replace("16, 1, 1", "21, 1, 1"), input, 3, 5);
    Toy.Pictures pictures = Toy.pictures(input, 3, 4, 1);
    for (int n = 0; n < pictures.size(); n++) {
      float[] first = null;
      for (int threads : new int[] {1, 2, 3, 4}) {
        try (Team team = new Team(threads)) {
          Evaluator evaluator = new Evaluator(kernels(), team);
          for (int again = 0; again < 30; again++) {
            float[] outputs = evaluator.outputs(model, pictures.only(n));
            first = first == null ? outputs : first;
            assertThat(outputs).as("sample %d, %d threads", n, threads).isEqualTo(first);
          }
        }
      }
      assertThat(first).hasSize(3).doesNotContain(Float.NaN);
    }
  }
}
