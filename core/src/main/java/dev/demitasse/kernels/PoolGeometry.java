package dev.demitasse.kernels;

/** The sizes of pooling one picture; the caller has checked that a window fits. */
public record PoolGeometry(int channels, int height, int width, int poolSize, int stride) {
  /** {@code floor((height - poolSize) / stride) + 1}. */
  public int outputHeight() {
    return (height - poolSize) / stride + 1;
  }

  /** {@code floor((width - poolSize) / stride) + 1}. */
  public int outputWidth() {
    return (width - poolSize) / stride + 1;
  }

  /** Values of one input picture. */
  public int inputSize() {
    return channels * height * width;
  }

  /** Values of one output picture. */
  public int outputSize() {
    return channels * outputHeight() * outputWidth();
  }
}
