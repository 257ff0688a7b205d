package dev.demitasse.kernels;

/** Functions of one value. */
public enum ActivationFunction {
  /** {@code max(0, x)}. */
  RELU,
  /** {@code x} above 0, {@link #LEAK} times x below. */
  LEAKY_RELU,
  /** {@code 1 / (1 + e^-x)}. */
  SIGMOID,
  /** {@code (e^x - e^-x) / (e^x + e^-x)}. */
  TANH,
  /** {@code min(max(0, x), 6)}. Source: Krizhevsky, Convolutional deep belief networks, 2010. */
  RELU6,
  /** {@code x} above 0, {@code e^x - 1} below. Source: Clevert et al., ICLR 2016. */
  ELU,
  /**
   * {@code x P(x)}, P being the standard normal distribution, {@code (1 + erf(x / sqrt 2)) / 2}.
   * Source: Hendrycks and Gimpel, Gaussian error linear units, 2016.
   */
  GELU(true),
  /** {@code x / (1 + e^-x)}. Source: Elfwing et al., Neural Networks 107, 2018. */
  SILU(true),
  /** {@code x relu6(x + 3) / 6}. Source: Howard et al., Searching for MobileNetV3, ICCV 2019. */
  HARD_SWISH(true),
  /** {@code relu6(x + 3) / 6}. Source: as for {@link #HARD_SWISH}. */
  HARD_SIGMOID,
  /** {@code log(1 + e^x)}. Source: Dugas et al., NIPS 2000. */
  SOFTPLUS;

  /** The slope of leaky ReLU below zero. */
  public static final float LEAK = 0.01f;

  private final boolean readsInput;

  ActivationFunction() {
    this(false);
  }

  ActivationFunction(boolean readsInput) {
    this.readsInput = readsInput;
  }

  /** Whether the derivative is computed from the input x, rather than from the output y. */
  public boolean readsInput() {
    return readsInput;
  }
}
