package dev.demitasse.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.tensor.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class PassTest {
  private static final Path DENSE = Path.of(new Dense(3, 2));
  private static final Shape THREE = Shape.of(3);

  private static Plan plan(Path path, Shape input, Mode mode) {
    return new Plan(path, input, new Parameters(path, input), Kernels.portable(), mode);
  }

  private static Pass.Piece piece(int samples) {
    return new Pass.Piece(new int[3], 0, samples, 0, 0, new Randomness(1), 1);
  }

  @Test
  void memoryIsBookedForEachSampleOfThePass() {
    Plan plan = plan(Path.of(new Flatten()), Shape.of(1, 2, 3), Mode.TRAINING);
    Plan.FloatSlot floats = plan.floatsPerSample(7);
    Plan.FloatSlot more = plan.floatsPerSample(2);
    Plan.IntSlot ints = plan.intsPerSample(5);
    Pass pass = new Pass(plan, 4);
    assertThat(pass.floats(floats)).hasSize(28);
    assertThat(pass.floats(more)).hasSize(8);
    assertThat(pass.ints(ints)).hasSize(20);
    assertThat(pass.flow(0).x().values()).hasSize(24);
    assertThat(pass.capacity()).isEqualTo(4);
  }

  @Test
  void passesOverOnePlanShareParametersButNoMemory() {
    Plan plan = plan(DENSE, THREE, Mode.TRAINING);
    Plan.FloatSlot floats = plan.floatsPerSample(1);
    Pass one = new Pass(plan, 1);
    Pass other = new Pass(plan, 1);
    assertThat(one.floats(floats)).isNotSameAs(other.floats(floats));
    assertThat(one.flow(0).x().values()).isNotSameAs(other.flow(0).x().values());
    assertThat(one.flow(0).y().values()).isNotSameAs(other.flow(0).y().values());
  }

  @Test
  void aPassForPredictionHasNoMemoryForGradients() {
    Pass pass = new Pass(plan(DENSE, THREE, Mode.PREDICTION), 2);
    assertThat(pass.flow(0).dy()).isNull();
    Pass training = new Pass(plan(DENSE, THREE, Mode.TRAINING), 2);
    assertThat(training.flow(0).dy().values()).hasSize(4);
  }

  @Test
  void samplesBeyondTheCapacityAreRefused() {
    Plan plan = plan(DENSE, THREE, Mode.TRAINING);
    Pass pass = new Pass(plan, 2);
    Gradients gradients = new Gradients(plan, 3, 1);
    for (int samples : new int[] {0, -1, 3}) {
      String message = "a pass for up to 2 samples cannot take " + samples;
      assertThatThrownBy(() -> pass.beginPrediction(samples)).hasMessage(message);
      assertThatThrownBy(() -> pass.beginTraining(piece(samples), gradients)).hasMessage(message);
      assertThatThrownBy(() -> pass.beginObservation(samples, 0, 0, gradients)).hasMessage(message);
    }
  }

  @Test
  void modeAndCountAreThoseOfTheLastBeginning() {
    Plan plan = plan(DENSE, THREE, Mode.TRAINING);
    Pass pass = new Pass(plan, 3);
    pass.beginTraining(piece(3), new Gradients(plan, 3, 1));
    assertThat(pass.training()).isTrue();
    assertThat(pass.samples()).isEqualTo(3);
    pass.beginPrediction(1);
    assertThat(pass.training()).isFalse();
    assertThat(pass.samples()).isEqualTo(1);
    pass.beginTraining(piece(3), new Gradients(plan, 3, 1));
    pass.beginObservation(2, 0, 0, new Gradients(plan, 3, 1));
    assertThat(pass.training()).isFalse();
    assertThat(pass.samples()).isEqualTo(2);
  }

  /** Convolutions lay their filters out once, and again when they are told that they changed. */
  @Test
  void weightsThatChangedAreUsedFromTheNextBeginningOn() {
    Path path = Path.of(new Conv(1, 1, 1, 0, 1));
    Shape shape = Shape.of(1, 2, 2);
    Parameters parameters = new Parameters(path, shape);
    Plan plan = new Plan(path, shape, parameters, Kernels.portable(), Mode.PREDICTION);
    Pass pass = new Pass(plan, 1);
    Arrays.fill(pass.input(), 1);
    for (float value : new float[] {2, 3, -5}) {
      parameters.all().getFirst().values()[0] = value;
      parameters.changed();
      pass.beginPrediction(1);
      pass.forward();
      assertThat(pass.output()).containsOnly(value);
    }
  }

  /** What is folded follows the running statistics as well as the weights. */
  @Test
  void statisticsThatChangedAreUsedFromTheNextBeginningOn() {
    Path path = Path.of(new Conv(1, 1, 1, 0, 1), new BatchNorm(0.1, 1e-30));
    Shape shape = Shape.of(1, 2, 2);
    Parameters parameters = new Parameters(path, shape);
    for (Parameter parameter : parameters.all()) {
      parameter.values()[0] = parameter.spec().isWeight() || parameter.spec().isVariance() ? 1 : 0;
    }
    Plan plan = new Plan(path, shape, parameters, Kernels.portable(), Mode.PREDICTION);
    Pass pass = new Pass(plan, 1);
    Arrays.fill(pass.input(), 3);
    for (float mean : new float[] {1, 5, -2}) {
      parameters.all().stream()
          .filter(parameter -> parameter.name().endsWith("running_mean"))
          .forEach(parameter -> parameter.values()[0] = mean);
      parameters.changed();
      pass.beginPrediction(1);
      pass.forward();
      assertThat(pass.output()).containsOnly(3 - mean);
    }
  }
}
