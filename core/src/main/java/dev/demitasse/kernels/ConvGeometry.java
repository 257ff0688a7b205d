package dev.demitasse.kernels;

/**
 * The sizes of a convolution of one picture.
 *
 * <p>The caller has checked that every size is at least 1 (pad 0), that the filter fits the padded
 * picture and that all products fit an {@code int}.
 */
public record ConvGeometry(
    int inputChannels,
    int height,
    int width,
    int outputChannels,
    int filterSize,
    int stride,
    int pad) {
  /** {@code floor((height + 2 pad - filterSize) / stride) + 1}. */
  public int outputHeight() {
    return (height + 2 * pad - filterSize) / stride + 1;
  }

  /** {@code floor((width + 2 pad - filterSize) / stride) + 1}. */
  public int outputWidth() {
    return (width + 2 * pad - filterSize) / stride + 1;
  }

  /** Values of one input picture. */
  public int inputSize() {
    return inputChannels * height * width;
  }

  /** Values of one output picture. */
  public int outputSize() {
    return outputChannels * outputHeight() * outputWidth();
  }
}
