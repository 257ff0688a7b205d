package dev.demitasse.kernels;

/**
 * Convolution of one picture, all channels, and its gradients.
 *
 * <p>x {@code [C, H, W]}, weights {@code [F, C, k, k]}, bias {@code [F]}, y {@code [F, H', W']}.
 */
public interface ConvolutionKernels {
  /** How many floats of scratch any of the three wants for this geometry. */
  int scratch(ConvGeometry geometry);

  /** Overwrites y with the convolution of x plus the bias. */
  void convolve(
      ConvGeometry geometry,
      float[] x,
      int xOffset,
      float[] weights,
      float[] bias,
      float[] y,
      int yOffset,
      Scratch scratch);

  /** Overwrites dx with the gradient by x, given dy, the gradient by y. */
  void dataGradient(
      ConvGeometry geometry,
      float[] dy,
      int dyOffset,
      float[] weights,
      float[] dx,
      int dxOffset,
      Scratch scratch);

  /** Adds the gradients by the weights and the bias to dw and db. */
  void weightGradient(
      ConvGeometry geometry,
      float[] x,
      int xOffset,
      float[] dy,
      int dyOffset,
      float[] dw,
      float[] db,
      Scratch scratch);
}
