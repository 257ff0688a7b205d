package dev.demitasse.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.layers.Parameter;
import dev.demitasse.model.Model;
import dev.demitasse.optimizers.Optimizer;
import dev.demitasse.optimizers.Sgd;
import dev.demitasse.tensor.InputException;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Training stops when it comes to numbers that are not finite, wherever they turn up first. */
final class DivergenceTest {
  private final List<TrainingEvent> events = new ArrayList<>();

  private DivergedException diverge(
      Model model,
      Toy.Pictures training,
      Toy.Pictures validation,
      Optimizer optimizer,
      int epochs) {
    TrainingSettings settings = new TrainingSettings(epochs, 16, optimizer, 9, 1);
    try (Team team = new Team(2)) {
      Trainer trainer = new Trainer(settings, Kernels.portable(), team);
      return catchThrowableOfType(
          DivergedException.class, () -> trainer.train(model, training, validation, events::add));
    }
  }

  private static void assertNames(DivergedException thrown, int epoch, String what, String rate) {
    assertThat(thrown).isInstanceOf(InputException.class);
    assertThat(thrown)
        .hasMessage(
            "training diverged in epoch %d: %s where a finite number was expected;"
                + " try a learning rate well below %s",
            epoch, what, rate);
  }

  @Test
  void aLossThatIsNoNumberStopsTraining() {
    Model model = Toy.model(Toy.CNN, Toy.SMALL, 2, 1);
    Toy.Pictures training = Toy.pictures(Toy.SMALL, 2, 64, 1);
    Toy.Pictures validation = Toy.pictures(Toy.SMALL, 2, 20, 2);
    DivergedException thrown = diverge(model, training, validation, new Sgd(1e30), 3);
    assertNames(thrown, 1, "the loss became NaN", "1.0E30");
    assertThat(events).noneMatch(TrainingEvent.EpochFinished.class::isInstance);
  }

  /** With one batch an epoch, the loss before the step is finite. */
  @Test
  void weightsThatBecomeNoNumbersInTheLastStepStopTraining() {
    Model model = Toy.model(Toy.CNN, Toy.SMALL, 2, 1);
    Toy.Pictures training = Toy.pictures(Toy.SMALL, 2, 16, 1);
    Toy.Pictures validation = Toy.pictures(Toy.SMALL, 2, 20, 2);
    DivergedException thrown = diverge(model, training, validation, new Sgd(3e38), 1);
    assertThat(thrown).hasMessageContainingAll("epoch 1", "learning rate well below 3.0E38");
    assertThat(events).hasSize(2).last().isInstanceOf(TrainingEvent.BatchFinished.class);
  }

  @Test
  void validationThatIsNoNumberStopsTraining() {
    Model model = Toy.model(Toy.CNN, Toy.SMALL, 2, 1);
    Toy.Pictures training = Toy.pictures(Toy.SMALL, 2, 16, 1);
    Toy.Pictures validation = Toy.pictures(Toy.SMALL, 2, 20, 2);
    Arrays.fill(validation.values(), 0, 64, Float.POSITIVE_INFINITY);
    DivergedException thrown = diverge(model, training, validation, new Sgd(0.01), 1);
    assertNames(thrown, 1, "the loss became NaN", "0.01");
  }

  /**
   * A rectifier silences the unit whose weight became -Infinity, so that every loss is finite, and
   * the model was written to a file that could not be read.
   */
  @Test
  void anInfiniteWeightBehindADeadRectifierStopsTraining() {
    Shape pixel = Shape.of(1, 1, 1);
    Model model =
        Toy.model("Flatten()\nDense(1, 1)\nActivation(\"relu\", \"cross_entropy\")\n", pixel, 2, 1);
    List<Parameter> parameters = model.network().parameters();
    parameters.get(0).values()[0] = 1e-3f;
    parameters.get(2).values()[0] = 1e3f;
    Toy.Pictures pixels = new Toy.Pictures(1, new float[] {1e10f, 1e10f}, new int[2]);
    DivergedException thrown = diverge(model, pixels, pixels, new Sgd(1e27), 1);
    assertNames(thrown, 1, "a weight became -Infinity", "1.0E27");
  }
}
