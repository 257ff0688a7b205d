package dev.demitasse.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.tensor.InputException;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.SeededArrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OptimizerTest {
  private static final Kernels KERNELS = Kernels.portable();
  private static final int STEPS = 4;

  static Stream<Optimizer> optimizers() {
    return Stream.of(
        new Sgd(0.1),
        new Sgd(0.1, 0.9, false, 0.01),
        new Sgd(0.1, 0.9, true, 0.01),
        new Adam(0.01),
        new Adam(0.01, 0.8, 0.99, 1e-6, 0.1),
        new AdamW(0.01));
  }

  /** Some steps over weights with gradients that the seed gives, in runs of so many values. */
  private static float[] train(OptimizerState state, int parameter, long seed, int run) {
    SeededArrays random = new SeededArrays(seed);
    float[] weights = Floats.of(random.uniform(23));
    for (int step = 0; step < STEPS; step++) {
      state.beginStep();
      float[] gradient = Floats.of(random.uniform(23));
      for (int to = 23; to > 0; to -= run) {
        state.step(KERNELS, parameter, weights, gradient, Math.max(0, to - run), to);
      }
    }
    return weights;
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void theRunsThatAStepIsCutIntoDoNotMatter(Optimizer optimizer) {
    float[] whole = train(optimizer.start(new int[] {23}), 0, 1, 23);
    float[] cut = train(optimizer.start(new int[] {23}), 0, 1, 5);
    assertThat(cut).isEqualTo(whole);
    assertThat(whole).isNotEqualTo(Floats.of(new SeededArrays(1).uniform(23)));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void eachParameterAndEachStartHasMomentsOfItsOwn(Optimizer optimizer) {
    OptimizerState two = optimizer.start(new int[] {23, 23});
    SeededArrays random = new SeededArrays(2);
    float[] first = Floats.of(random.uniform(23));
    float[] second = first.clone();
    for (int step = 0; step < STEPS; step++) {
      two.beginStep();
      two.step(KERNELS, 0, first, Floats.of(random.uniform(23)), 0, 23);
      two.step(KERNELS, 1, second, new float[23], 0, 23);
    }
    OptimizerState one = optimizer.start(new int[] {23});
    random = new SeededArrays(2);
    float[] alone = Floats.of(random.uniform(23));
    for (int step = 0; step < STEPS; step++) {
      one.beginStep();
      one.step(KERNELS, 0, alone, Floats.of(random.uniform(23)), 0, 23);
    }
    assertThat(first).isEqualTo(alone);
    assertThat(second).isNotEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void gradientsAreOnlyRead(Optimizer optimizer) {
    float[] gradient = Floats.of(new SeededArrays(3).uniform(9));
    float[] before = gradient.clone();
    OptimizerState state = optimizer.start(new int[] {9});
    state.beginStep();
    state.step(KERNELS, 0, new float[9], gradient, 0, 9);
    assertThat(gradient).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void anotherLearningRateChangesNothingElse(Optimizer optimizer) {
    assertThat(optimizer.withLearningRate(0.5).learningRate()).isEqualTo(0.5);
    assertThat(optimizer.withLearningRate(optimizer.learningRate())).isEqualTo(optimizer);
    assertThat(optimizer.withLearningRate(0.5).withLearningRate(optimizer.learningRate()))
        .isEqualTo(optimizer);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void weightsWithoutAGradientStayFinite(Optimizer optimizer) {
    OptimizerState state = optimizer.start(new int[] {3});
    float[] weights = {1, -1, 0};
    for (int step = 0; step < STEPS; step++) {
      state.beginStep();
      state.step(KERNELS, 0, weights, new float[3], 0, 3);
    }
    for (float weight : weights) {
      assertThat(weight).isFinite();
    }
    assertThat(weights[2]).isZero();
  }

  @Test
  void optimizersAreChosenByTheirNames() {
    assertThat(Optimizer.named("sgd", 0.1)).isEqualTo(new Sgd(0.1, 0.9, false, 0));
    assertThat(Optimizer.named("adam", 0.1)).isEqualTo(new Adam(0.1, 0.9, 0.999, 1e-8, 0));
    assertThat(Optimizer.named("adamw", 0.1)).isEqualTo(new AdamW(0.1, 0.9, 0.999, 1e-8, 0.01));
    for (String name : new String[] {"sgd", "adam", "adamw"}) {
      assertThat(Optimizer.named(name, 0.1).name()).isEqualTo(name);
    }
    assertThatThrownBy(() -> Optimizer.named("Adam", 0.1))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("\"Adam\"", "sgd, adam and adamw");
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        -1,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        1e-50,
        1e39
      })
  void aLearningRateThatIsNoPositiveFloatIsRefused(double learningRate) {
    for (String name : new String[] {"sgd", "adam", "adamw"}) {
      assertThatThrownBy(() -> Optimizer.named(name, learningRate))
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll(name + "'s learning rate", "" + learningRate);
    }
  }

  /** As a float this epsilon is 0, and a weight without a gradient was divided by it. */
  @Test
  void anEpsilonThatIsNoPositiveFloatIsRefused() {
    assertThatThrownBy(() -> new Adam(0.1, 0.9, 0.999, 1e-50, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("adam's epsilon", "1.0E-50");
    assertThatThrownBy(() -> new AdamW(0.1, 0.9, 0.999, 0, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("adamw's epsilon", "0.0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN})
  void aShareThatIsNotBelowOneIsRefused(double share) {
    assertThatThrownBy(() -> new Sgd(0.1, share, false, 0))
        .hasMessageContainingAll("momentum", "" + share);
    assertThatThrownBy(() -> new Adam(0.1, share, 0.9, 1e-8, 0))
        .hasMessageContainingAll("beta1", "" + share);
    assertThatThrownBy(() -> new AdamW(0.1, 0.9, share, 1e-8, 0))
        .hasMessageContainingAll("beta2", "" + share);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY, 1e39})
  void aWeightDecayThatIsNegativeOrInfiniteIsRefused(double decay) {
    assertThatThrownBy(() -> new Sgd(0.1, 0.9, false, decay)).hasMessageContaining("weight decay");
    assertThatThrownBy(() -> new Adam(0.1, 0.9, 0.9, 1e-8, decay))
        .hasMessageContaining("weight decay");
    assertThatThrownBy(() -> new AdamW(0.1, 0.9, 0.9, 1e-8, decay))
        .hasMessageContaining("weight decay");
  }

  @Test
  void nesterovWantsMomentum() {
    assertThatThrownBy(() -> new Sgd(0.1, 0, true, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("momentum", "nesterov");
  }
}
