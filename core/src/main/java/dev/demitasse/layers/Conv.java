package dev.demitasse.layers;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.ConvolutionKernels;
import dev.demitasse.tensor.Shape;
import dev.demitasse.tensor.Tensor;
import java.util.List;

/**
 * A convolution (cross-correlation) with square filters, zero padding and a bias per channel.
 *
 * <p>{@code y[n, f, i, j] = b[f] + sum over c, u, v of w[f, c, u, v] x[n, c, i stride + u - pad, j
 * stride + v - pad]}, x being 0 outside the picture. Shapes: x {@code [N, C, H, W]}, y {@code [N,
 * F, H', W']} with {@code H' = floor((H + 2 pad - filterSize) / stride) + 1}, weights {@code [F, C,
 * filterSize, filterSize]}, bias {@code [F]}. Source: LeCun et al., Gradient-based learning applied
 * to document recognition, Proceedings of the IEEE 86, 1998.
 *
 * @param filterSize height and width of a filter, at least 1
 * @param inputChannel channels of the input, or 0 to take them from the layer before
 * @param outputChannel number of filters, at least 1
 * @param pad rows and columns of zeros on each side, at least 0
 * @param stride step of the filter, at least 1
 */
public record Conv(int filterSize, int inputChannel, int outputChannel, int pad, int stride)
    implements Layer {
  /**
   * Checks the hyper-parameters.
   *
   * @throws LayerException if one is out of range
   */
  public Conv {
    Range.check("Conv", "filter_size", filterSize, 1);
    Range.check("Conv", "input_channel", inputChannel, 0);
    Range.check("Conv", "output_channel", outputChannel, 1);
    Range.check("Conv", "pad", pad, 0);
    Range.check("Conv", "stride", stride, 1);
    Range.checkProduct(
        "Conv", "weights", outputChannel, Math.max(1, inputChannel), filterSize, filterSize);
  }

  @Override
  public String kind() {
    return "Conv";
  }

  @Override
  public Conv resolve(Shape input) {
    outputShape(input);
    return new Conv(filterSize, input.dimension(0), outputChannel, pad, stride);
  }

  @Override
  public Shape outputShape(Shape input) {
    if (input.rank() != 3) {
      throw new LayerException("Conv wants pictures (channels x height x width), got " + input);
    }
    if (inputChannel != 0 && input.dimension(0) != inputChannel) {
      throw new LayerException(
          "Conv wants " + inputChannel + " channels, got " + input.dimension(0) + " in " + input);
    }
    int height = outputSize(input, 1);
    int width = outputSize(input, 2);
    Range.checkProduct("Conv", "output", outputChannel, height, width);
    return Shape.of(outputChannel, height, width);
  }

  private int outputSize(Shape input, int dimension) {
    long padded = input.dimension(dimension) + 2L * pad;
    if (padded < filterSize) {
      throw new LayerException(
          "Conv's filter of size " + filterSize + " does not fit " + input + " with pad " + pad);
    }
    if (padded > Integer.MAX_VALUE) {
      throw new LayerException("Conv's pad of " + pad + " is too large for " + input);
    }
    return Math.toIntExact((padded - filterSize) / stride + 1);
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    Conv conv = resolve(input);
    int area = filterSize * filterSize;
    int fanIn = conv.inputChannel * area;
    int fanOut = outputChannel * area;
    Shape shape = Shape.of(outputChannel, conv.inputChannel, filterSize, filterSize);
    return List.of(
        ParameterSpec.weight(shape, fanIn, fanOut),
        ParameterSpec.bias(outputChannel, fanIn, fanOut));
  }

  @Override
  public long multiplyAdds(Shape input) {
    return (long) outputShape(input).size() * input.dimension(0) * filterSize * filterSize;
  }

  @Override
  public BuiltLayer build(Shape input, Plan plan) {
    List<ParameterSpec> specs = parameters(input);
    ConvGeometry geometry =
        new ConvGeometry(
            input.dimension(0),
            input.dimension(1),
            input.dimension(2),
            outputChannel,
            filterSize,
            stride,
            pad);
    plan.scratch(geometry);
    return new Built(
        geometry, plan.parameter(specs.get(0)), plan.parameter(specs.get(1)), plan.reference());
  }

  private record Built(
      ConvGeometry geometry, Parameter weight, Parameter bias, Plan.ReferenceSlot input)
      implements BuiltLayer {
    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
      pass.keep(input, x);
      ConvolutionKernels kernels = pass.kernels().convolutions();
      int inputSize = geometry.inputSize();
      int outputSize = geometry.outputSize();
      for (int n = 0; n < pass.samples(); n++) {
        kernels.convolve(
            geometry,
            x.values(),
            n * inputSize,
            weight.values(),
            bias.values(),
            y.values(),
            n * outputSize,
            pass.scratch());
      }
    }

    @Override
    public void backward(Tensor dy, Tensor dx, Pass pass) {
      ConvolutionKernels kernels = pass.kernels().convolutions();
      int inputSize = geometry.inputSize();
      int outputSize = geometry.outputSize();
      float[] x = pass.kept(input).values();
      float[] dw = pass.gradient(weight);
      float[] db = pass.gradient(bias);
      for (int n = 0; n < pass.samples(); n++) {
        kernels.weightGradient(
            geometry, x, n * inputSize, dy.values(), n * outputSize, dw, db, pass.scratch());
        if (dx != null) {
          kernels.dataGradient(
              geometry,
              dy.values(),
              n * outputSize,
              weight.values(),
              dx.values(),
              n * inputSize,
              pass.scratch());
        }
      }
    }
  }
}
