package dev.demitasse.optimizers;

import dev.demitasse.kernels.AdamStep;
import dev.demitasse.kernels.Kernels;

/** The moments of Adam and AdamW, which differ in what weight decay acts on. */
final class AdamState implements OptimizerState {
  private final Adam rule;
  private final boolean decoupled;
  private final float[][] means;
  private final float[][] squares;
  private int steps;
  private AdamStep step;

  AdamState(Adam rule, boolean decoupled, int[] parameterSizes) {
    this.rule = rule;
    this.decoupled = decoupled;
    this.means = Settings.zeros(parameterSizes);
    this.squares = Settings.zeros(parameterSizes);
  }

  @Override
  public void beginStep() {
    steps++;
    step =
        new AdamStep(
            rule.learningRate(),
            rule.beta1(),
            rule.beta2(),
            rule.epsilon(),
            rule.weightDecay(),
            decoupled,
            1 - StrictMath.pow(rule.beta1(), steps),
            1 - StrictMath.pow(rule.beta2(), steps));
  }

  @Override
  public void step(
      Kernels kernels, int parameter, float[] weights, float[] gradient, int from, int to) {
    kernels
        .updates()
        .adam(step, to - from, from, weights, gradient, means[parameter], squares[parameter]);
  }
}
