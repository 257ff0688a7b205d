package dev.demitasse.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.layers.Parameter;
import dev.demitasse.model.Model;
import dev.demitasse.model.Samples;
import dev.demitasse.optimizers.Optimizer;
import dev.demitasse.optimizers.OptimizerState;
import dev.demitasse.optimizers.Sgd;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.testkit.Closeness;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.SeededArrays;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TrainStepTest {
  private static final Kernels KERNELS = Kernels.portable();
  private static final Randomness CHANCE = new Randomness(6);

  private final Team team = new Team(2);

  @AfterEach
  void endTeam() {
    team.close();
  }

  private TrainStep step(Model model, int batchSize) {
    return new TrainStep(model.network(), model.head().loss(), batchSize, KERNELS, team);
  }

  private static TrainStep.Batch batch(int[] order, int first, int size) {
    return new TrainStep.Batch(order, first, size, CHANCE, 3);
  }

  /** Gradients of all parameters, one behind the other. */
  private static double[] gradients(Model model, TrainStep step) {
    return model.network().parameters().stream()
        .map(step::gradient)
        .flatMapToDouble(values -> IntStream.range(0, values.length).mapToDouble(i -> values[i]))
        .toArray();
  }

  /** Batches within one share, of several shares, and of shares of several chunks. */
  @ParameterizedTest
  @CsvSource({"1, 2", "7, 2", "8, 3", "17, 2", "31, 3", "64, 2", "130, 3", "200, 2"})
  void theGradientIsTheMeanOverSamplesComputedOneByOne(int size, int classes) {
    Model model = Toy.model(Toy.CNN, Toy.SMALL, classes, 1);
    Samples samples = Toy.pictures(Toy.SMALL, classes, size + 5, 1);
    int[] order = IntStream.range(0, size + 5).map(i -> size + 4 - i).toArray();
    TrainStep whole = step(model, size);
    TrainStep.Outcome outcome = whole.compute(samples, batch(order, 3, size));

    TrainStep single = step(model, 1);
    double[] mean = new double[gradients(model, whole).length];
    double loss = 0;
    int correct = 0;
    for (int i = 0; i < size; i++) {
      TrainStep.Outcome one = single.compute(samples, batch(order, 3 + i, 1));
      double[] gradients = gradients(model, single);
      Arrays.setAll(mean, j -> mean[j] + gradients[j] / size);
      loss += one.loss();
      correct += one.correct();
    }
    Closeness.relative(1e-5).assertClose("gradient", mean, gradients(model, whole));
    assertThat(outcome.loss()).isCloseTo(loss, within(1e-5 * loss));
    assertThat(outcome.correct()).isEqualTo(correct);
  }

  @Test
  void aSmallerBatchAfterALargerOneFindsNothingLeftOfIt() {
    Model model = Toy.model(Toy.CNN, Toy.SMALL, 2, 1);
    Samples samples = Toy.pictures(Toy.SMALL, 2, 77, 1);
    int[] order = IntStream.range(0, 77).toArray();
    TrainStep step = step(model, 64);
    step.compute(samples, batch(order, 0, 64));
    TrainStep.Outcome outcome = step.compute(samples, batch(order, 64, 13));
    TrainStep fresh = step(model, 64);
    assertThat(fresh.compute(samples, batch(order, 64, 13))).isEqualTo(outcome);
    assertThat(gradients(model, fresh)).isEqualTo(gradients(model, step));
  }

  /**
   * Each parameter moves along its gradient and at random, dropout on: what it silences depends on
   * the samples alone.
   */
  @ParameterizedTest
  @CsvSource({"2, 1", "2, 2", "3, 3"})
  void theGradientOfAWholeNetworkIsThatOfDifferences(int classes, long seed) {
    Model model = Toy.model(Toy.CNN, Toy.SMALL, classes, seed);
    Samples samples = Toy.pictures(Toy.SMALL, classes, 24, seed);
    TrainStep step = step(model, 24);
    TrainStep.Batch batch = batch(IntStream.range(0, 24).toArray(), 0, 24);
    SeededArrays random = new SeededArrays(seed);
    for (Parameter parameter : model.network().parameters()) {
      step.compute(samples, batch);
      float[] gradient = step.gradient(parameter).clone();
      double[] direction = unit(Floats.widen(gradient));
      double[] chance = unit(random.uniform(gradient.length));
      Arrays.setAll(direction, i -> direction[i] + chance[i]);
      double analytic = 0;
      for (int i = 0; i < gradient.length; i++) {
        analytic += direction[i] * gradient[i];
      }
      double by = 1e-3;
      float[] start = parameter.values().clone();
      double[] losses = new double[2];
      for (int side = 0; side < 2; side++) {
        for (int i = 0; i < start.length; i++) {
          parameter.values()[i] = (float) (start[i] + (side == 0 ? by : -by) * direction[i]);
        }
        model.network().weightsChanged();
        losses[side] = step.compute(samples, batch).loss() / 24;
      }
      System.arraycopy(start, 0, parameter.values(), 0, start.length);
      model.network().weightsChanged();
      assertThat((losses[0] - losses[1]) / (2 * by))
          .as(parameter.name())
          .isCloseTo(analytic, within(0.01 * analytic + 1e-4));
      assertThat(analytic).isGreaterThan(1e-2);
    }
  }

  private static double[] unit(double[] values) {
    double length = Math.sqrt(Arrays.stream(values).map(each -> each * each).sum());
    return Arrays.stream(values).map(each -> each / length).toArray();
  }

  private static OptimizerState start(Optimizer optimizer, Model model) {
    return optimizer.start(
        model.network().parameters().stream().mapToInt(Parameter::size).toArray());
  }

  /** More values than one thread treats at a time, of weights and of gradients. */
  @Test
  void everyValueOfALargeParameterFollowsItsGradientOnce() {
    Model model = Toy.model("Flatten()\nDense(64, 1100)\n", Toy.SMALL, 2, 1);
    Samples samples = Toy.pictures(Toy.SMALL, 2, 40, 1);
    TrainStep step = step(model, 40);
    TrainStep.Batch batch = batch(IntStream.range(0, 40).toArray(), 0, 40);
    TrainStep.Outcome outcome = step.compute(samples, batch);
    List<float[]> before =
        model.network().parameters().stream().map(each -> each.values().clone()).toList();
    assertThat(step.take(samples, batch, start(new Sgd(0.5), model))).isEqualTo(outcome);
    for (Parameter parameter : model.network().parameters()) {
      float[] gradient = step.gradient(parameter);
      for (int i = 0; i < parameter.size(); i++) {
        float expected = before.get(parameter.index())[i] - 0.5f * gradient[i];
        assertThat(parameter.values()[i]).isEqualTo(expected);
      }
    }
  }

  @Test
  void aLossThatIsNoNumberLeavesTheWeightsAlone() {
    Model model = Toy.model(Toy.CNN, Toy.SMALL, 2, 1);
    Toy.Pictures samples = Toy.pictures(Toy.SMALL, 2, 16, 1);
    Arrays.fill(samples.values(), 0, 64, Float.NaN);
    List<float[]> before =
        model.network().parameters().stream().map(each -> each.values().clone()).toList();
    TrainStep.Batch batch = batch(IntStream.range(0, 16).toArray(), 0, 16);
    TrainStep.Outcome outcome = step(model, 16).take(samples, batch, start(new Sgd(0.5), model));
    assertThat(outcome.loss()).isNaN();
    for (Parameter parameter : model.network().parameters()) {
      assertThat(parameter.values()).isEqualTo(before.get(parameter.index()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 33, 64, 129, 140})
  void everySmallerBatchFitsAStepMadeForALargerOne(int largest) {
    Model model = Toy.model("Flatten()\n", Toy.SMALL, 2, 1);
    Samples samples = Toy.pictures(Toy.SMALL, 2, largest, 1);
    int[] order = IntStream.range(0, largest).toArray();
    TrainStep step = step(model, largest);
    for (int size = largest; size >= 1; size--) {
      TrainStep.Outcome outcome = step.compute(samples, batch(order, 0, size));
      float[] logits = new Evaluator(KERNELS, team).outputs(model, samples);
      double loss = model.head().loss().sum(logits, size, 1, labels(samples, size));
      assertThat(outcome.loss()).isCloseTo(loss, within(1e-5 * loss));
    }
  }

  private static int[] labels(Samples samples, int count) {
    return IntStream.range(0, count).map(samples::label).toArray();
  }
}
