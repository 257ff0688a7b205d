package dev.demitasse.testkit;

/**
 * Stochastic gradient descent in double precision, with PyTorch's definitions.
 *
 * <p>g = gradient + weightDecay p; the velocity is v = g on the first step and momentum v + g on
 * every later one; then p -= learningRate (nesterov ? g + momentum v : v).
 */
public final class ReferenceSgd implements ReferenceOptimizer {
  private final double learningRate;
  private final double momentum;
  private final boolean nesterov;
  private final double weightDecay;
  private double[] velocity = new double[0];

  /** An optimizer at rest; its size is that of the first step. */
  public ReferenceSgd(double learningRate, double momentum, boolean nesterov, double weightDecay) {
    this.learningRate = learningRate;
    this.momentum = momentum;
    this.nesterov = nesterov;
    this.weightDecay = weightDecay;
  }

  @Override
  public void step(double[] parameters, double[] gradient) {
    if (velocity.length == 0) {
      velocity = new double[parameters.length];
    }
    Lengths.require("parameters", parameters, velocity.length);
    Lengths.require("gradient", gradient, velocity.length);
    for (int i = 0; i < parameters.length; i++) {
      double g = gradient[i] + weightDecay * parameters[i];
      // The velocity starts at zero, so the first step gives v = g.
      velocity[i] = momentum * velocity[i] + g;
      parameters[i] -= learningRate * (nesterov ? g + momentum * velocity[i] : velocity[i]);
    }
  }
}
