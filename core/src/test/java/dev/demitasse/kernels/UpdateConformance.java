package dev.demitasse.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.testkit.Closeness;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.ReferenceAdam;
import dev.demitasse.testkit.ReferenceOptimizer;
import dev.demitasse.testkit.ReferenceSgd;
import dev.demitasse.testkit.SeededArrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the optimizers' kernels have to get right: some steps over the same weights. */
abstract class UpdateConformance {
  private static final int OFFSET = 3;
  private static final int STEPS = 5;
  private static final int[] COUNTS = {1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 127, 207};

  abstract UpdateKernels updates();

  /** What a step works on. */
  private record State(
      int step, GuardedArray weights, GuardedArray gradient, GuardedArray v, GuardedArray m) {}

  private static void check(
      String what, int count, ReferenceOptimizer reference, Consumer<State> kernel) {
    SeededArrays random = new SeededArrays(count);
    double[] expected = random.uniform(count);
    GuardedArray weights = GuardedArray.of(expected, OFFSET);
    GuardedArray v = GuardedArray.of(new double[count], OFFSET);
    GuardedArray m = GuardedArray.of(new double[count], OFFSET);
    for (int step = 1; step <= STEPS; step++) {
      double[] gradient = random.uniform(count);
      reference.step(expected, gradient);
      kernel.accept(new State(step, weights, GuardedArray.of(gradient, OFFSET), v, m));
      String when = what + " over " + count + ", step " + step;
      Closeness.ofSums(2e-6, 1).assertClose(when, expected, Floats.widen(weights.values()));
      weights.assertNothingWrittenAround(when);
      v.assertNothingWrittenAround(when);
      m.assertNothingWrittenAround(when);
    }
  }

  private void checkSgd(double momentum, boolean nesterov, double decay) {
    for (int count : COUNTS) {
      check(
          "SGD " + momentum + " " + nesterov + " " + decay,
          count,
          new ReferenceSgd(0.1, momentum, nesterov, decay),
          s ->
              updates()
                  .sgd(
                      new SgdStep(0.1f, (float) momentum, nesterov, (float) decay, s.step == 1),
                      count,
                      OFFSET,
                      s.weights.array(),
                      s.gradient.array(),
                      s.v.array()));
    }
  }

  private void checkAdam(double decay, boolean decoupled) {
    for (int count : COUNTS) {
      check(
          "Adam " + decay + " " + decoupled,
          count,
          decoupled
              ? ReferenceAdam.adamW(0.01, 0.9, 0.999, 1e-8, decay)
              : ReferenceAdam.adam(0.01, 0.9, 0.999, 1e-8, decay),
          s ->
              updates()
                  .adam(
                      new AdamStep(
                          0.01,
                          0.9,
                          0.999,
                          1e-8,
                          decay,
                          decoupled,
                          1 - StrictMath.pow(0.9, s.step),
                          1 - StrictMath.pow(0.999, s.step)),
                      count,
                      OFFSET,
                      s.weights.array(),
                      s.gradient.array(),
                      s.m.array(),
                      s.v.array()));
    }
  }

  @Test
  void plainSgdIsRight() {
    checkSgd(0, false, 0);
    checkSgd(0, false, 0.1);
  }

  @Test
  void sgdWithMomentumIsRight() {
    checkSgd(0.9, false, 0);
    checkSgd(0.9, false, 0.1);
  }

  @Test
  void sgdWithNesterovMomentumIsRight() {
    checkSgd(0.9, true, 0);
    checkSgd(0.9, true, 0.1);
  }

  @Test
  void theFirstStepOfSgdForgetsAnOldVelocity() {
    float[] weights = {1, 2};
    float[] velocity = {40, 50};
    SgdStep step = new SgdStep(0.5f, 0.9f, false, 0, true);
    updates().sgd(step, 2, 0, weights, new float[] {1, -2}, velocity);
    Closeness.relative(1e-6).assertClose("weights", new double[] {0.5, 3}, weights);
    Closeness.relative(1e-6).assertClose("velocity", new double[] {1, -2}, velocity);
  }

  @Test
  void adamIsRight() {
    checkAdam(0, false);
    checkAdam(0.1, false);
  }

  @Test
  void adamWithDecoupledDecayIsRight() {
    checkAdam(0, true);
    checkAdam(0.1, true);
  }

  @Test
  void momentsOfADeadUnitFadeAndDoNotStaySubnormal() {
    float[] weights = {1};
    float[] mean = {0.1f};
    float[] square = {1e-37f};
    float[] velocity = {0.1f};
    float[] gradient = {0};
    for (int step = 2; step < 1000; step++) {
      AdamStep adam = new AdamStep(0.01, 0.9, 0.999, 1e-8, 0, false, 1, 1);
      updates().adam(adam, 1, 0, weights, gradient, mean, square);
      updates().sgd(new SgdStep(0.1f, 0.9f, false, 0, false), 1, 0, weights, gradient, velocity);
    }
    for (float moment : new float[] {mean[0], square[0], velocity[0]}) {
      assertThat(moment).isLessThan(1e-25f);
      assertThat(moment == 0 || moment > 1e-30f).as("%s", moment).isTrue();
    }
  }
}
