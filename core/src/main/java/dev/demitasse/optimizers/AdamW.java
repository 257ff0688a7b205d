package dev.demitasse.optimizers;

/**
 * AdamW: Adam with weight decay that acts on the weights directly, {@code w *= 1 - learningRate
 * weightDecay} before each step.
 *
 * <p>Source: Loshchilov and Hutter, Decoupled weight decay regularization, ICLR 2019.
 *
 * @param learningRate step size, above 0
 * @param beta1 share of the mean that is kept, 0 to below 1
 * @param beta2 share of the mean square that is kept, 0 to below 1
 * @param epsilon what keeps the divisor from zero, above 0
 * @param weightDecay share of the weights that is taken away in a step of size 1, at least 0
 */
public record AdamW(
    double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
    implements Optimizer {
  /**
   * Checks the numbers.
   *
   * @throws dev.demitasse.tensor.InputException if one is out of range
   */
  public AdamW {
    Settings.positive("adamw", "learning rate", learningRate);
    Settings.belowOne("adamw", "beta1", beta1);
    Settings.belowOne("adamw", "beta2", beta2);
    Settings.positive("adamw", "epsilon", epsilon);
    Settings.notNegative("adamw", "weight decay", weightDecay);
  }

  /** AdamW with beta1 0.9, beta2 0.999, epsilon 1e-8 and weight decay 0.01. */
  public AdamW(double learningRate) {
    this(learningRate, 0.9, 0.999, 1e-8, 0.01);
  }

  @Override
  public String name() {
    return "adamw";
  }

  @Override
  public AdamW withLearningRate(double learningRate) {
    return new AdamW(learningRate, beta1, beta2, epsilon, weightDecay);
  }

  @Override
  public OptimizerState start(int[] parameterSizes) {
    Adam moments = new Adam(learningRate, beta1, beta2, epsilon, weightDecay);
    return new AdamState(moments, true, parameterSizes);
  }
}
