package dev.demitasse.kernels;

/**
 * The optimizers' steps over a run of weights: one pass over weights, gradient and moments, all
 * from {@code offset} on. Moments that fade do not become subnormal.
 */
public interface UpdateKernels {
  /**
   * Stochastic gradient descent with momentum.
   *
   * <p>{@code g' = g + weightDecay w; v = momentum v + g'}, at the first step {@code v = g'};
   * {@code w -= learningRate v}, with Nesterov {@code w -= learningRate (g' + momentum v)}.
   *
   * @param velocity v; not touched where momentum is 0
   */
  void sgd(
      SgdStep step, int count, int offset, float[] weights, float[] gradient, float[] velocity);

  /**
   * Adam, and with decoupled decay AdamW.
   *
   * <p>{@code m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; w -= learningRate (m /
   * correction1) / (sqrt(v / correction2) + epsilon)}. Weight decay is added to g, or decoupled:
   * {@code w *= 1 - learningRate weightDecay} first.
   */
  void adam(
      AdamStep step,
      int count,
      int offset,
      float[] weights,
      float[] gradient,
      float[] mean,
      float[] square);
}
