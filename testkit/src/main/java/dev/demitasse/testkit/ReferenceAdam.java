package dev.demitasse.testkit;

/**
 * Adam and AdamW in double precision (Kingma and Ba 2015, arXiv 1412.6980; Loshchilov and Hutter
 * 2019, arXiv 1711.05101).
 *
 * <p>m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; p -= learningRate (m / (1 -
 * beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon). Adam adds weightDecay p to the gradient; AdamW
 * first shrinks p by the factor 1 - learningRate weightDecay instead.
 */
public final class ReferenceAdam implements ReferenceOptimizer {
  private final double learningRate;
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double weightDecay;
  private final boolean decoupled;
  private double[] mean = new double[0];
  private double[] variance = new double[0];
  private int steps;

  private ReferenceAdam(
      double learningRate,
      double beta1,
      double beta2,
      double epsilon,
      double weightDecay,
      boolean decoupled) {
    this.learningRate = learningRate;
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.weightDecay = weightDecay;
    this.decoupled = decoupled;
  }

  /** Adam, whose weight decay is part of the gradient; its size is that of the first step. */
  public static ReferenceAdam adam(
      double learningRate, double beta1, double beta2, double epsilon, double weightDecay) {
    return new ReferenceAdam(learningRate, beta1, beta2, epsilon, weightDecay, false);
  }

  /** AdamW, whose weight decay is a step of its own; its size is that of the first step. */
  public static ReferenceAdam adamW(
      double learningRate, double beta1, double beta2, double epsilon, double weightDecay) {
    return new ReferenceAdam(learningRate, beta1, beta2, epsilon, weightDecay, true);
  }

  @Override
  public void step(double[] parameters, double[] gradient) {
    if (steps == 0) {
      mean = new double[parameters.length];
      variance = new double[parameters.length];
    }
    Lengths.require("parameters", parameters, mean.length);
    Lengths.require("gradient", gradient, mean.length);
    steps++;
    double correction1 = 1 - StrictMath.pow(beta1, steps);
    double correction2 = 1 - StrictMath.pow(beta2, steps);
    for (int i = 0; i < parameters.length; i++) {
      double p = parameters[i];
      double g = gradient[i];
      if (decoupled) {
        p -= learningRate * weightDecay * p;
      } else {
        g += weightDecay * p;
      }
      mean[i] = beta1 * mean[i] + (1 - beta1) * g;
      variance[i] = beta2 * variance[i] + (1 - beta2) * g * g;
      double step = mean[i] / correction1 / (Math.sqrt(variance[i] / correction2) + epsilon);
      parameters[i] = p - learningRate * step;
    }
  }
}
