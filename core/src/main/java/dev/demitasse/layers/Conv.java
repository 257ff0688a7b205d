package dev.demitasse.layers;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.Convolution;
import dev.demitasse.kernels.Scratch;
import dev.demitasse.tensor.Shape;
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
  private static final int PRODUCTS_PER_PART = 1 << 16;

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
    return new Built(
        geometry,
        plan.parameter(specs.get(0)),
        plan.parameter(specs.get(1)),
        plan.convolution(geometry));
  }

  record Built(ConvGeometry geometry, Parameter weight, Parameter bias, Plan.ConvolutionSlot slot)
      implements BuiltLayer {
    @Override
    public boolean readsInput() {
      return true;
    }

    @Override
    public void forward(Flow flow, Pass pass, int from, int to) {
      int channels = geometry.outputChannels();
      long products = (long) weight.size() * geometry.outputHeight() * geometry.outputWidth();
      int parts = pass.parts(channels, Convolution.CHANNELS, products, PRODUCTS_PER_PART);
      for (int n = from; n < to; n++) {
        if (parts > 1) {
          share(flow, pass, n, parts);
        } else {
          convolve(flow, pass, n, 0, channels, pass.scratch());
        }
      }
    }

    /** One sample on several threads, each of which computes some of the channels. */
    private void share(Flow flow, Pass pass, int sample, int parts) {
      pass.filters(slot).forward(weight); // laid out before, and not by each thread
      pass.share(
          parts,
          geometry.outputChannels(),
          Convolution.CHANNELS,
          (first, end, scratch) -> convolve(flow, pass, sample, first, end, scratch));
    }

    private void convolve(Flow flow, Pass pass, int sample, int from, int to, Scratch scratch) {
      Filters filters = pass.filters(slot);
      filters
          .convolution()
          .convolve(
              flow.x().values(),
              flow.x().at(sample),
              filters.forward(weight),
              bias.values(),
              flow.y().values(),
              flow.y().at(sample),
              from,
              to,
              scratch);
    }

    @Override
    public void backward(Flow flow, Pass pass, int from, int to) {
      Filters filters = pass.filters(slot);
      float[] x = flow.x().values();
      float[] dy = flow.dy().values();
      for (int n = from; n < to; n++) {
        int dyAt = flow.dy().at(n);
        filters
            .gradients()
            .addWeightGradient(x, flow.x().at(n), dy, dyAt, pass.sums(slot), pass.scratch());
        if (flow.dx() != null) {
          float[] dx = flow.dx().values();
          filters
              .gradients()
              .dataGradient(
                  dy, dyAt, filters.backward(weight), dx, flow.dx().at(n), pass.scratch());
        }
      }
    }

    @Override
    public List<GradientTask> gradientTasks() {
      return List.of(
          new GradientTask(
              List.of(GradientTask.Range.all(weight), GradientTask.Range.all(bias)), this::finish));
    }

    /** Adds the pieces' sums in order. */
    private void finish(Gradients gradients, Pass pass) {
      float[] sums = gradients.sums(0, slot);
      for (int piece = 1; piece < gradients.pieces(); piece++) {
        pass.kernels().elements().add(sums.length, gradients.sums(piece, slot), 0, sums, 0);
      }
      pass.filters(slot).gradients().gradients(sums, gradients.of(weight), gradients.of(bias));
    }
  }
}
