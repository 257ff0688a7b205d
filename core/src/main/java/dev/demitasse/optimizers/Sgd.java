package dev.demitasse.optimizers;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.SgdStep;

/**
 * Stochastic gradient descent: {@code g' = g + weightDecay w; v = momentum v + g'; w -=
 * learningRate v}, and with Nesterov {@code w -= learningRate (g' + momentum v)}.
 *
 * <p>The first velocity is the gradient. Source: Sutskever, Martens, Dahl and Hinton, On the
 * importance of initialization and momentum in deep learning, ICML 2013.
 *
 * @param learningRate step size, above 0
 * @param momentum share of the velocity that is kept, 0 to below 1
 * @param nesterov whether to look ahead along the velocity; wants momentum
 * @param weightDecay share of the weights that is added to the gradient, at least 0
 */
public record Sgd(double learningRate, double momentum, boolean nesterov, double weightDecay)
    implements Optimizer {
  /**
   * Checks the numbers.
   *
   * @throws dev.demitasse.tensor.InputException if one is out of range
   */
  public Sgd {
    Settings.positive("sgd", "learning rate", learningRate);
    Settings.belowOne("sgd", "momentum", momentum);
    Settings.notNegative("sgd", "weight decay", weightDecay);
    if (nesterov) {
      Settings.positive("sgd", "momentum with nesterov", momentum);
    }
  }

  /** Plain gradient descent: no momentum, no decay. */
  public Sgd(double learningRate) {
    this(learningRate, 0, false, 0);
  }

  @Override
  public String name() {
    return "sgd";
  }

  @Override
  public Sgd withLearningRate(double learningRate) {
    return new Sgd(learningRate, momentum, nesterov, weightDecay);
  }

  @Override
  public OptimizerState start(int[] parameterSizes) {
    return new State(this, Settings.zeros(parameterSizes));
  }

  private static final class State implements OptimizerState {
    private final Sgd rule;
    private final float[][] velocities;
    private SgdStep step;

    State(Sgd rule, float[][] velocities) {
      this.rule = rule;
      this.velocities = velocities;
    }

    @Override
    public void beginStep() {
      step =
          new SgdStep(
              (float) rule.learningRate,
              (float) rule.momentum,
              rule.nesterov,
              (float) rule.weightDecay,
              step == null);
    }

    @Override
    public void step(
        Kernels kernels, int parameter, float[] weights, float[] gradient, int from, int to) {
      kernels.updates().sgd(step, to - from, from, weights, gradient, velocities[parameter]);
    }
  }
}
