package dev.demitasse.kernels;

/**
 * The sizes of pooling one picture; the caller has checked that a window fits the padded picture
 * and that the padding is smaller than a window.
 *
 * @param poolSize height and width k of a window
 * @param pad rows and columns around the picture
 * @param ceil whether output sizes are rounded up, with a last window that reaches beyond the
 *     padding; one that would begin beyond the picture and the padding before it is left out
 * @param padCounts whether a mean counts the padding's zeros
 */
public record PoolGeometry(
    int channels,
    int height,
    int width,
    int poolSize,
    int stride,
    Padding pad,
    boolean ceil,
    boolean padCounts) {
  /** Pooling without padding, of whole windows only. */
  public PoolGeometry(int channels, int height, int width, int poolSize, int stride) {
    this(channels, height, width, poolSize, stride, Padding.NONE, false, true);
  }

  /** {@code floor((height + top + bottom - poolSize) / stride) + 1}, or rounded up. */
  public int outputHeight() {
    return outputSize(height, pad.top(), pad.bottom());
  }

  /** {@code floor((width + left + right - poolSize) / stride) + 1}, or rounded up. */
  public int outputWidth() {
    return outputSize(width, pad.left(), pad.right());
  }

  private int outputSize(int size, int before, int after) {
    int steps = size + before + after - poolSize;
    if (!ceil) {
      return steps / stride + 1;
    }
    int last = Math.ceilDiv(steps, stride);
    return last * stride >= size + before ? last : last + 1;
  }

  /** Whether every window lies in the picture. */
  public boolean isUnpadded() {
    return pad.equals(Padding.NONE)
        && (outputHeight() - 1) * stride + poolSize <= height
        && (outputWidth() - 1) * stride + poolSize <= width;
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
