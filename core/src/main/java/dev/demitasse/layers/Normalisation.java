package dev.demitasse.layers;

/**
 * The parameters of a {@link BatchNorm}, and what they come to when predicting: {@code y = f x + s}
 * with {@code f = weight / sqrt(variance + epsilon)} and {@code s = bias - mean f}, channel by
 * channel, from the running mean and variance.
 */
record Normalisation(
    Parameter weight, Parameter bias, Parameter mean, Parameter variance, double epsilon) {
  /** The parameters of the layer of this name. */
  static Normalisation of(BatchNorm norm, Plan plan, String name) {
    return new Normalisation(
        plan.parameterOf(name, ParameterSpec.WEIGHT),
        plan.parameterOf(name, ParameterSpec.BIAS),
        plan.parameterOf(name, BatchNorm.RUNNING_MEAN),
        plan.parameterOf(name, BatchNorm.RUNNING_VAR),
        norm.epsilon());
  }

  int channels() {
    return weight.size();
  }

  /** The factor of a channel. */
  double factor(int channel) {
    return weight.values()[channel] / Math.sqrt(variance.values()[channel] + epsilon);
  }

  /** The summand of a channel whose values have this added before, by a bias. */
  double summand(int channel, double before) {
    return bias.values()[channel] + (before - mean.values()[channel]) * factor(channel);
  }

  /**
   * Overwrites the weights of a layer, channel after channel, with those that give the normalised
   * values at once, and likewise its bias.
   *
   * @param biases the layer's own; null if it has none
   */
  void fold(float[] weights, float[] biases, float[] foldedWeights, float[] foldedBiases) {
    int size = weights.length / channels();
    for (int c = 0; c < channels(); c++) {
      double factor = factor(c);
      for (int i = c * size; i < (c + 1) * size; i++) {
        foldedWeights[i] = (float) (weights[i] * factor);
      }
      foldedBiases[c] = (float) summand(c, biases == null ? 0 : biases[c]);
    }
  }
}
