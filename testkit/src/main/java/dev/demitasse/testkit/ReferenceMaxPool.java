package dev.demitasse.testkit;

/**
 * Maximum pooling without padding in double precision.
 *
 * <p>Each output is the largest value of its window; of equal values the first in row-major order
 * is taken, and a NaN wins over everything, as in PyTorch. H' = floor((H - poolSize) / stride) + 1;
 * rows and columns left over are ignored. A plane is one channel of one image, so x [N, C, H, W] is
 * N C planes; their number follows from the lengths of the arrays.
 *
 * @param poolSize the side of the square window
 * @param stride the step of the window in both directions
 * @param height the input's height H
 * @param width the input's width W
 */
public record ReferenceMaxPool(int poolSize, int stride, int height, int width) {

  /** Checks that the window fits the plane. */
  public ReferenceMaxPool {
    if (poolSize < 1 || stride < 1 || height < poolSize || width < poolSize) {
      throw new IllegalArgumentException("sizes must be positive and the window fit the image");
    }
  }

  /** The output's height H'. */
  public int outputHeight() {
    return (height - poolSize) / stride + 1;
  }

  /** The output's width W'. */
  public int outputWidth() {
    return (width - poolSize) / stride + 1;
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
          argmax[next++] = largest(x, (plane * height + oy * stride) * width + ox * stride);
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

  private int largest(double[] x, int corner) {
    int best = corner;
    for (int i = 0; i < poolSize; i++) {
      for (int j = 0; j < poolSize; j++) {
        int index = corner + i * width + j;
        if (x[index] > x[best] || (Double.isNaN(x[index]) && !Double.isNaN(x[best]))) {
          best = index;
        }
      }
    }
    return best;
  }
}
