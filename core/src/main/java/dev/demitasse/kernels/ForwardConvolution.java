package dev.demitasse.kernels;

/**
 * The convolution of one picture, all channels, for one geometry: the way forward.
 *
 * <p>x {@code [C, H, W]}, weights {@code [F, C / groups, k, k]}, bias {@code [F]}, y {@code [F, H',
 * W']}, or smaller where y is what a pooling gives ({@link ConvolutionKernels#pooled}). Weights are
 * first laid out as the kernels want them, once for many pictures.
 */
public interface ForwardConvolution {
  /** Where channels are divided that are computed by several calls: at multiples of this. */
  int CHANNELS = 8;

  /** How many floats of scratch any of the calls wants. */
  int scratch();

  /** How many floats the filters take that {@link #layOut} makes. */
  int filters();

  /** Overwrites filters with the weights, laid out for {@link #convolve}. */
  void layOut(float[] weights, float[] filters);

  /**
   * Overwrites some channels of y with the convolution of x plus the bias.
   *
   * @param bias zeros for a convolution without biases
   * @param from the first of them, a multiple of {@link #CHANNELS}
   * @param to the first after them, a multiple of {@link #CHANNELS} or the number of channels
   */
  void convolve(
      float[] x,
      int xOffset,
      float[] filters,
      float[] bias,
      float[] y,
      int yOffset,
      int from,
      int to,
      Scratch scratch);

  /**
   * Into how many bands of rows y may be cut that are computed by several calls of {@link
   * #convolveBands}; 0 where it is better cut by channels.
   */
  default int bands() {
    return 0;
  }

  /**
   * Overwrites some bands of all channels of y with the convolution of x plus the bias.
   *
   * @param from the first band
   * @param to the first after them
   */
  default void convolveBands(
      float[] x,
      int xOffset,
      float[] filters,
      float[] bias,
      float[] y,
      int yOffset,
      int from,
      int to,
      Scratch scratch) {
    throw new UnsupportedOperationException("this convolution is cut by channels");
  }
}
