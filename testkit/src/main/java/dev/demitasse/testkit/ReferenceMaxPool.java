package dev.demitasse.testkit;

/**
 * Maximum pooling in double precision.
 *
 * <p>Each output is the largest value of its window; of equal values the first in row-major order
 * is taken, and a NaN wins over everything, as in PyTorch. H' = floor((H + top + bottom - poolSize)
 * / stride) + 1, or rounded up with ceil, but for a window that would begin beyond the image and
 * the padding before it; rows and columns left over are ignored, and what is outside the image
 * never wins. A plane is one channel of one image, so x [N, C, H, W] is N C planes; their number
 * follows from the lengths of the arrays.
 *
 * @param poolSize the side of the square window
 * @param stride the step of the window in both directions
 * @param pad the rows and columns around the image
 * @param ceil whether output sizes are rounded up
 * @param height the input's height H
 * @param width the input's width W
 */
public record ReferenceMaxPool(
    int poolSize, int stride, ReferencePadding pad, boolean ceil, int height, int width) {

  /** Checks that the window fits the plane. */
  public ReferenceMaxPool {
    if (poolSize < 1
        || stride < 1
        || pad.top() + height + pad.bottom() < poolSize
        || pad.left() + width + pad.right() < poolSize) {
      throw new IllegalArgumentException("sizes must be positive and the window fit the image");
    }
  }

  /** Pooling without padding, of whole windows only. */
  public ReferenceMaxPool(int poolSize, int stride, int height, int width) {
    this(poolSize, stride, ReferencePadding.of(0), false, height, width);
  }

  /** How many windows there are along a side. */
  static int windows(int padded, int start, int poolSize, int stride, boolean ceil) {
    int windows = 1;
    while (true) {
      int first = windows * stride;
      boolean fits = first + poolSize <= padded;
      boolean begins = first < start && (windows - 1) * stride + poolSize < padded;
      if (!fits && !(ceil && begins)) {
        return windows;
      }
      windows++;
    }
  }

  /** The output's height H'. */
  public int outputHeight() {
    int padded = pad.top() + height + pad.bottom();
    return windows(padded, pad.top() + height, poolSize, stride, ceil);
  }

  /** The output's width W'. */
  public int outputWidth() {
    int padded = pad.left() + width + pad.right();
    return windows(padded, pad.left() + width, poolSize, stride, ceil);
  }

  /**
   * The largest value of each window.
   *
   * @param x the planes [planes, H, W]
   * @return y [planes, H', W']
   * @throws IllegalArgumentException if the length is not a multiple of H W
   */
  public double[] forward(double[] x) {
    int[] argmax = argmax(x);
    double[] y = new double[argmax.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[argmax[i]];
    }
    return y;
  }

  /**
   * Where in x each output comes from.
   *
   * @param x the planes [planes, H, W]
   * @return for each output [planes, H', W'] an index into the whole array x; modulo H W it is the
   *     index within the plane
   * @throws IllegalArgumentException if the length is not a multiple of H W
   */
  public int[] argmax(double[] x) {
    int planes = Lengths.batch("x", x, height * width);
    int[] argmax = new int[planes * outputHeight() * outputWidth()];
    int next = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int oy = 0; oy < outputHeight(); oy++) {
        for (int ox = 0; ox < outputWidth(); ox++) {
          argmax[next++] = largest(x, plane, oy * stride - pad.top(), ox * stride - pad.left());
        }
      }
    }
    return argmax;
  }

  /**
   * The gradient of the input: each output's gradient is added to the input it came from.
   *
   * @param x the planes [planes, H, W]
   * @param dy the gradient of the output [planes, H', W']
   * @return dx [planes, H, W]
   * @throws IllegalArgumentException if a length does not match the sizes
   */
  public double[] backward(double[] x, double[] dy) {
    int[] argmax = argmax(x);
    Lengths.require("dy", dy, argmax.length);
    double[] dx = new double[x.length];
    for (int i = 0; i < dy.length; i++) {
      dx[argmax[i]] += dy[i];
    }
    return dx;
  }

  private int largest(double[] x, int plane, int top, int left) {
    int best = -1;
    for (int row = top; row < top + poolSize; row++) {
      for (int column = left; column < left + poolSize; column++) {
        if (row >= 0 && row < height && column >= 0 && column < width) {
          int index = (plane * height + row) * width + column;
          if (best < 0 || isLarger(x[index], x[best])) {
            best = index;
          }
        }
      }
    }
    return best;
  }

  private static boolean isLarger(double value, double best) {
    return value > best || (Double.isNaN(value) && !Double.isNaN(best));
  }
}
