package dev.demitasse.testkit;

/**
 * A two-dimensional convolution (cross-correlation) with zero padding in double precision.
 *
 * <p>y[n, f, oy, ox] = b[f] + sum over c, i, j of x[n, first + c, oy stride + i dilation - top, ox
 * stride + j dilation - left] w[f, c, i, j], with zeros outside the image; first is the first
 * channel of f's group and c runs over the group's channels. H' = floor((H + top + bottom -
 * dilation (k - 1) - 1) / stride) + 1. Tensors are NCHW, row-major; the batch size follows from the
 * lengths of the arrays.
 *
 * @param inputChannel the number of input channels C
 * @param outputChannel the number of output channels F
 * @param filterSize the side k of the square filter
 * @param stride the step of the filter in both directions
 * @param dilation how far the filter's values lie apart
 * @param groups the number of groups that divide the channels
 * @param pad the zeros around the image
 * @param height the input's height H
 * @param width the input's width W
 */
public record ReferenceConv(
    int inputChannel,
    int outputChannel,
    int filterSize,
    int stride,
    int dilation,
    int groups,
    ReferencePadding pad,
    int height,
    int width) {

  /** Checks that the filter fits the padded image. */
  public ReferenceConv {
    if (inputChannel < 1 || outputChannel < 1 || filterSize < 1 || stride < 1 || dilation < 1) {
      throw new IllegalArgumentException("sizes must be positive");
    }
    if (groups < 1 || inputChannel % groups != 0 || outputChannel % groups != 0) {
      throw new IllegalArgumentException("channels must be multiples of the groups");
    }
    int extent = dilation * (filterSize - 1) + 1;
    if (pad.top() + height + pad.bottom() < extent || pad.left() + width + pad.right() < extent) {
      throw new IllegalArgumentException("the filter is larger than the padded image");
    }
  }

  /** A convolution of all channels, with the same padding on all sides. */
  public ReferenceConv(
      int inputChannel,
      int outputChannel,
      int filterSize,
      int stride,
      int pad,
      int height,
      int width) {
    this(
        inputChannel,
        outputChannel,
        filterSize,
        stride,
        1,
        1,
        ReferencePadding.of(pad),
        height,
        width);
  }

  /** The output's height H'. */
  public int outputHeight() {
    return (pad.top() + height + pad.bottom() - dilation * (filterSize - 1) - 1) / stride + 1;
  }

  /** The output's width W'. */
  public int outputWidth() {
    return (pad.left() + width + pad.right() - dilation * (filterSize - 1) - 1) / stride + 1;
  }

  /**
   * The layer's output.
   *
   * @param x the images [N, C, H, W]
   * @param weight the filters [F, C / groups, k, k]
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
   * @param weight the filters [F, C / groups, k, k]
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
   * @return dw [F, C / groups, k, k]
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
    int inputs = inputChannel / groups;
    int first = f / (outputChannel / groups) * inputs;
    for (int c = 0; c < inputs; c++) {
      for (int i = 0; i < filterSize; i++) {
        for (int j = 0; j < filterSize; j++) {
          int iy = oy * stride + i * dilation - pad.top();
          int ix = ox * stride + j * dilation - pad.left();
          if (iy >= 0 && iy < height && ix >= 0 && ix < width) {
            int in = ((n * inputChannel + first + c) * height + iy) * width + ix;
            int weight = ((f * inputs + c) * filterSize + i) * filterSize + j;
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
    return outputChannel * (inputChannel / groups) * filterSize * filterSize;
  }
}
