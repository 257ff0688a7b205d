package dev.demitasse.testkit;

/**
 * Average pooling in double precision.
 *
 * <p>Each output is the sum of its window's values inside the image, divided by their number, or
 * where the padding counts by the number of the window's places inside the padded image. How many
 * windows there are is as in {@link ReferenceMaxPool}, as in PyTorch. A plane is one channel of one
 * image; their number follows from the lengths of the arrays.
 *
 * @param poolSize the side of the square window
 * @param stride the step of the window in both directions
 * @param pad the zeros around the image
 * @param ceil whether output sizes are rounded up
 * @param padCounts whether zeros of the padding are counted
 * @param height the input's height H
 * @param width the input's width W
 */
public record ReferenceAveragePool(
    int poolSize,
    int stride,
    ReferencePadding pad,
    boolean ceil,
    boolean padCounts,
    int height,
    int width) {

  /** The output's height H'. */
  public int outputHeight() {
    return windows().outputHeight();
  }

  /** The output's width W'. */
  public int outputWidth() {
    return windows().outputWidth();
  }

  private ReferenceMaxPool windows() {
    return new ReferenceMaxPool(poolSize, stride, pad, ceil, height, width);
  }

  /**
   * The mean of each window.
   *
   * @param x the planes [planes, H, W]
   * @return y [planes, H', W']
   * @throws IllegalArgumentException if the length is not a multiple of H W
   */
  public double[] forward(double[] x) {
    int planes = Lengths.batch("x", x, height * width);
    double[] y = new double[planes * outputHeight() * outputWidth()];
    forEachPlace(planes, (in, out, counted) -> y[out] += x[in] / counted);
    return y;
  }

  /**
   * The gradient of the input: each output's gradient goes to its window's values in equal parts.
   *
   * @param dy the gradient of the output [planes, H', W']
   * @return dx [planes, H, W]
   * @throws IllegalArgumentException if the length is not a multiple of H' W'
   */
  public double[] backward(double[] dy) {
    int planes = Lengths.batch("dy", dy, outputHeight() * outputWidth());
    double[] dx = new double[planes * height * width];
    forEachPlace(planes, (in, out, counted) -> dx[in] += dy[out] / counted);
    return dx;
  }

  /** A value of the image in a window, and how many places the window counts. */
  private interface Place {
    void at(int inputIndex, int outputIndex, int counted);
  }

  private void forEachPlace(int planes, Place place) {
    for (int plane = 0; plane < planes; plane++) {
      for (int oy = 0; oy < outputHeight(); oy++) {
        for (int ox = 0; ox < outputWidth(); ox++) {
          window(plane, oy, ox, place);
        }
      }
    }
  }

  private void window(int plane, int oy, int ox, Place place) {
    int top = oy * stride - pad.top();
    int left = ox * stride - pad.left();
    int out = (plane * outputHeight() + oy) * outputWidth() + ox;
    int inside = 0;
    int padded = 0;
    for (int row = top; row < top + poolSize; row++) {
      for (int column = left; column < left + poolSize; column++) {
        padded += row < height + pad.bottom() && column < width + pad.right() ? 1 : 0;
        inside += isInside(row, column) ? 1 : 0;
      }
    }
    for (int row = top; row < top + poolSize; row++) {
      for (int column = left; column < left + poolSize; column++) {
        if (isInside(row, column)) {
          int in = (plane * height + row) * width + column;
          place.at(in, out, padCounts ? padded : inside);
        }
      }
    }
  }

  private boolean isInside(int row, int column) {
    return row >= 0 && row < height && column >= 0 && column < width;
  }
}
