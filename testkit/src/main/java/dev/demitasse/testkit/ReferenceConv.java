package dev.demitasse.testkit;

/**
 * A two-dimensional convolution (cross-correlation) with zero padding in double precision.
 *
 * <p>y[n, f, oy, ox] = b[f] + sum over c, i, j of x[n, c, oy stride + i - pad, ox stride + j - pad]
 * w[f, c, i, j], with zeros outside the image; H' = floor((H + 2 pad - k) / stride) + 1. Tensors
 * are NCHW, row-major; the batch size follows from the lengths of the arrays.
 *
 * @param inputChannel the number of input channels C
 * @param outputChannel the number of output channels F
 * @param filterSize the side k of the square filter
 * @param stride the step of the filter in both directions
 * @param pad the rows and columns of zeros on each side
 * @param height the input's height H
 * @param width the input's width W
 */
public record ReferenceConv(
    int inputChannel,
    int outputChannel,
    int filterSize,
    int stride,
    int pad,
    int height,
    int width) {

  /** Checks that the filter fits the padded image. */
  public ReferenceConv {
    if (inputChannel < 1 || outputChannel < 1 || filterSize < 1 || stride < 1 || pad < 0) {
      throw new IllegalArgumentException("sizes must be positive");
    }
    if (height + 2 * pad < filterSize || width + 2 * pad < filterSize) {
      throw new IllegalArgumentException("the filter is larger than the padded image");
    }
  }

  /** The output's height H'. */
  public int outputHeight() {
    return (height + 2 * pad - filterSize) / stride + 1;
  }

  /** The output's width W'. */
  public int outputWidth() {
    return (width + 2 * pad - filterSize) / stride + 1;
  }

  /**
   * The layer's output.
   *
   * @param x the images [N, C, H, W]
   * @param weight the filters [F, C, k, k]
   * @param bias the biases [F]
   * @return y [N, F, H', W']
   * @throws IllegalArgumentException if a length does not match the sizes
   */
  public double[] forward(double[] x, double[] weight, double[] bias) {
    int batch = Lengths.batch("x", x, inputSize());
    Lengths.require("weight", weight, weightSize());
    Lengths.require("bias", bias, outputChannel);
    double[] y = new double[batch * outputSize()];
    for (int n = 0; n < batch; n++) {
      for (int f = 0; f < outputChannel; f++) {
        for (int oy = 0; oy < outputHeight(); oy++) {
          for (int ox = 0; ox < outputWidth(); ox++) {
            y[outputIndex(n, f, oy, ox)] = bias[f];
          }
        }
      }
    }
    forEachTap(batch, (in, tap, out) -> y[out] += x[in] * weight[tap]);
    return y;
  }

  /**
   * The gradient of the images: every product of the forward pass sends dy w back to its pixel.
   *
   * @param dy the gradient of the output [N, F, H', W']
   * @param weight the filters [F, C, k, k]
   * @return dx [N, C, H, W]
   * @throws IllegalArgumentException if a length does not match the sizes
   */
  public double[] inputGradient(double[] dy, double[] weight) {
    int batch = Lengths.batch("dy", dy, outputSize());
    Lengths.require("weight", weight, weightSize());
    double[] dx = new double[batch * inputSize()];
    forEachTap(batch, (in, tap, out) -> dx[in] += dy[out] * weight[tap]);
    return dx;
  }

  /**
   * The gradient of the filters: every product of the forward pass sends dy x back to its weight.
   *
   * @param x the images [N, C, H, W]
   * @param dy the gradient of the output [N, F, H', W']
   * @return dw [F, C, k, k]
   * @throws IllegalArgumentException if a length does not match the sizes
   */
  public double[] weightGradient(double[] x, double[] dy) {
    int batch = Lengths.batch("x", x, inputSize());
    Lengths.require("dy", dy, batch * outputSize());
    double[] dw = new double[weightSize()];
    forEachTap(batch, (in, tap, out) -> dw[tap] += dy[out] * x[in]);
    return dw;
  }

  /**
   * The gradient of the biases: the sum of dy over the batch and the output's pixels.
   *
   * @param dy the gradient of the output [N, F, H', W']
   * @return db [F]
   * @throws IllegalArgumentException if the length does not match the sizes
   */
  public double[] biasGradient(double[] dy) {
    int batch = Lengths.batch("dy", dy, outputSize());
    double[] db = new double[outputChannel];
    for (int n = 0; n < batch; n++) {
      for (int f = 0; f < outputChannel; f++) {
        for (int oy = 0; oy < outputHeight(); oy++) {
          for (int ox = 0; ox < outputWidth(); ox++) {
            db[f] += dy[outputIndex(n, f, oy, ox)];
          }
        }
      }
    }
    return db;
  }

  /** One multiplication of the convolution, as indices into x, the weights and y. */
  private interface Tap {
    void at(int inputIndex, int weightIndex, int outputIndex);
  }

  // The three passes are the same products y += x w, read in three directions; one walk over all of
  // them keeps the reference free of index arithmetic that could be wrong in one pass only.
  private void forEachTap(int batch, Tap tap) {
    for (int n = 0; n < batch; n++) {
      for (int f = 0; f < outputChannel; f++) {
        for (int oy = 0; oy < outputHeight(); oy++) {
          for (int ox = 0; ox < outputWidth(); ox++) {
            window(n, f, oy, ox, tap);
          }
        }
      }
    }
  }

  private void window(int n, int f, int oy, int ox, Tap tap) {
    for (int c = 0; c < inputChannel; c++) {
      for (int i = 0; i < filterSize; i++) {
        for (int j = 0; j < filterSize; j++) {
          int iy = oy * stride + i - pad;
          int ix = ox * stride + j - pad;
          if (iy >= 0 && iy < height && ix >= 0 && ix < width) {
            int in = ((n * inputChannel + c) * height + iy) * width + ix;
            int weight = ((f * inputChannel + c) * filterSize + i) * filterSize + j;
            tap.at(in, weight, outputIndex(n, f, oy, ox));
          }
        }
      }
    }
  }

  private int outputIndex(int n, int f, int oy, int ox) {
    return ((n * outputChannel + f) * outputHeight() + oy) * outputWidth() + ox;
  }

  private int inputSize() {
    return inputChannel * height * width;
  }

  private int outputSize() {
    return outputChannel * outputHeight() * outputWidth();
  }

  private int weightSize() {
    return outputChannel * inputChannel * filterSize * filterSize;
  }
}
