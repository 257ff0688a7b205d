package dev.demitasse.kernels;

/** Functions of one value whose derivative follows from their output. */
public enum ActivationFunction {
  /** {@code max(0, x)}. */
  RELU,
  /** {@code x} above 0, {@link #LEAK} times x below. */
  LEAKY_RELU,
  /** {@code 1 / (1 + e^-x)}. */
  SIGMOID,
  /** {@code (e^x - e^-x) / (e^x + e^-x)}. */
  TANH;

  /** The slope of leaky ReLU below zero. */
  public static final float LEAK = 0.01f;
}
