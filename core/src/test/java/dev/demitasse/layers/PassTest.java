package dev.demitasse.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.tensor.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class PassTest {
  private final Plan plan = new Plan();

  private Pass training(int capacity) {
    return Pass.forTraining(plan, capacity, Kernels.portable());
  }

  private static Pass.Piece piece(int samples) {
    return new Pass.Piece(new int[3], 0, samples, 0, 0, new Randomness(1), 1);
  }

  @Test
  void memoryIsBookedForEachSampleOfThePass() {
    plan.add("flat", new Flatten(), Shape.of(1, 2, 3));
    Plan.FloatSlot floats = plan.floatsPerSample(7);
    Plan.FloatSlot more = plan.floatsPerSample(2);
    Plan.IntSlot ints = plan.intsPerSample(5);
    Pass pass = training(4);
    assertThat(pass.floats(floats)).hasSize(28);
    assertThat(pass.floats(more)).hasSize(8);
    assertThat(pass.ints(ints)).hasSize(20);
    assertThat(pass.flow(0).x().values()).hasSize(24);
    assertThat(pass.capacity()).isEqualTo(4);
  }

  @Test
  void passesOverOnePlanShareParametersButNoMemory() {
    plan.add("dense", new Dense(3, 2), Shape.of(3));
    Plan.FloatSlot floats = plan.floatsPerSample(1);
    Pass one = training(1);
    Pass other = training(1);
    assertThat(one.floats(floats)).isNotSameAs(other.floats(floats));
    assertThat(one.flow(0).x().values()).isNotSameAs(other.flow(0).x().values());
    assertThat(one.flow(0).y().values()).isNotSameAs(other.flow(0).y().values());
  }

  @Test
  void aPassForPredictionHasNoMemoryForGradients() {
    plan.add("dense", new Dense(3, 2), Shape.of(3));
    Pass pass = Pass.forPrediction(plan, 2, Kernels.portable());
    assertThat(pass.flow(0).dy()).isNull();
    assertThat(training(2).flow(0).dy().values()).hasSize(4);
  }

  @Test
  void samplesBeyondTheCapacityAreRefused() {
    plan.add("dense", new Dense(3, 2), Shape.of(3));
    Pass pass = training(2);
    Gradients gradients = new Gradients(plan, 3, 1, Kernels.portable());
    for (int samples : new int[] {0, -1, 3}) {
      String message = "a pass for up to 2 samples cannot take " + samples;
      assertThatThrownBy(() -> pass.beginPrediction(samples)).hasMessage(message);
      assertThatThrownBy(() -> pass.beginTraining(piece(samples), gradients)).hasMessage(message);
    }
  }

  @Test
  void modeAndCountAreThoseOfTheLastBeginning() {
    plan.add("dense", new Dense(3, 2), Shape.of(3));
    Pass pass = training(3);
    pass.beginTraining(piece(3), new Gradients(plan, 3, 1, Kernels.portable()));
    assertThat(pass.training()).isTrue();
    assertThat(pass.samples()).isEqualTo(3);
    pass.beginPrediction(1);
    assertThat(pass.training()).isFalse();
    assertThat(pass.samples()).isEqualTo(1);
  }

  /** Convolutions lay their filters out once, and again when they are told that they changed. */
  @Test
  void weightsThatChangedAreUsedFromTheNextBeginningOn() {
    Shape shape = Shape.of(1, 2, 2);
    BuiltLayer conv = plan.add("conv", new Conv(1, 1, 1, 0, 1), shape);
    Parameter weight = plan.parameters().getFirst();
    Pass pass = Pass.forPrediction(plan, 1, Kernels.portable());
    Arrays.fill(pass.flow(0).x().values(), 1);
    for (float value : new float[] {2, 3, -5}) {
      weight.values()[0] = value;
      plan.weightsChanged();
      pass.beginPrediction(1);
      conv.forward(pass.flow(0), pass, 0, 1);
      assertThat(pass.flow(0).y().values()).containsOnly(value);
    }
  }
}
