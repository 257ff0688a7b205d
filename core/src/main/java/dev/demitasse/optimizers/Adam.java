package dev.demitasse.optimizers;

/**
 * Adam: steps along the mean of the gradient, divided by the root of its mean square.
 *
 * <p>{@code m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; w -= learningRate (m / (1 -
 * beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)}; weight decay, if any, is added to g. Source:
 * Kingma and Ba, Adam: a method for stochastic optimization, ICLR 2015.
 *
 * @param learningRate step size, above 0
 * @param beta1 share of the mean that is kept, 0 to below 1
 * @param beta2 share of the mean square that is kept, 0 to below 1
 * @param epsilon what keeps the divisor from zero, above 0
 * @param weightDecay share of the weights that is added to the gradient, at least 0
 */
public record Adam(
    double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
    implements Optimizer {
  /**
   * Checks the numbers.
   *
   * @throws dev.demitasse.tensor.InputException if one is out of range
   */
  public Adam {
    Settings.positive("adam", "learning rate", learningRate);
    Settings.belowOne("adam", "beta1", beta1);
    Settings.belowOne("adam", "beta2", beta2);
    Settings.positive("adam", "epsilon", epsilon);
    Settings.notNegative("adam", "weight decay", weightDecay);
  }

  /** Adam with beta1 0.9, beta2 0.999, epsilon 1e-8 and no weight decay. */
  public Adam(double learningRate) {
    this(learningRate, 0.9, 0.999, 1e-8, 0);
  }

  @Override
  public String name() {
    return "adam";
  }

  @Override
  public Adam withLearningRate(double learningRate) {
    return new Adam(learningRate, beta1, beta2, epsilon, weightDecay);
  }

  @Override
  public OptimizerState start(int[] parameterSizes) {
    return new AdamState(this, false, parameterSizes);
  }
}
