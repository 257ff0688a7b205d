package dev.demitasse.layers;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.Padding;
import dev.demitasse.tensor.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A convolution (cross-correlation) with square filters, zero padding and a bias per channel.
 *
 * <p>{@code y[n, f, i, j] = b[f] + sum over c, u, v of w[f, c, u, v] x[n, g C/G + c, i stride + u
 * dilation - top, j stride + v dilation - left]}, x being 0 outside the picture and g the group of
 * f, {@code f / (F / G)}. Shapes: x {@code [N, C, H, W]}, y {@code [N, F, H', W']} with {@code H' =
 * floor((H + top + bottom - dilation (filterSize - 1) - 1) / stride) + 1}, weights {@code [F, C/G,
 * filterSize, filterSize]}, bias {@code [F]}. With as many groups G as channels C each channel has
 * filters of its own: a depthwise convolution. Sources: LeCun et al., Gradient-based learning
 * applied to document recognition, Proceedings of the IEEE 86, 1998; Krizhevsky, Sutskever and
 * Hinton, ImageNet classification with deep convolutional neural networks, NeurIPS 2012 (groups);
 * Yu and Koltun, Multi-scale context aggregation by dilated convolutions, ICLR 2016; Howard et al.,
 * MobileNets, 2017 (depthwise).
 *
 * @param filterSize height and width of a filter, at least 1
 * @param inputChannel channels of the input, or 0 to take them from the layer before
 * @param outputChannel number of filters, at least 1
 * @param pad rows and columns of zeros on each side, at least 0
 * @param stride step of the filter, at least 1
 * @param dilation how far neighbouring weights of a filter lie apart, at least 1
 * @param groups into how many groups channels and filters are divided, at least 1
 * @param bias whether there is a bias; before a {@link BatchNorm} it would have no effect
 */
public record Conv(
    int filterSize,
    int inputChannel,
    int outputChannel,
    Padding pad,
    int stride,
    int dilation,
    int groups,
    boolean bias)
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
    Range.checkPadding("Conv", pad);
    Range.check("Conv", "stride", stride, 1);
    Range.check("Conv", "dilation", dilation, 1);
    Range.check("Conv", "groups", groups, 1);
    Range.checkDivides("Conv", "groups", groups, "output_channel", outputChannel);
    Range.checkDivides("Conv", "groups", groups, "input_channel", inputChannel);
    Range.checkProduct(
        "Conv",
        "weights",
        outputChannel,
        Math.max(1, inputChannel / groups),
        filterSize,
        filterSize);
  }

  /** A convolution with the same padding on all sides, a bias, and neither dilation nor groups. */
  public Conv(int filterSize, int inputChannel, int outputChannel, int pad, int stride) {
    this(filterSize, inputChannel, outputChannel, Range.padding("Conv", pad), stride, 1, 1, true);
  }

  /** The same without a bias, to go before a {@link BatchNorm}. */
  public static Conv withoutBias(
      int filterSize, int inputChannel, int outputChannel, int pad, int stride) {
    return new Conv(filterSize, inputChannel, outputChannel, pad, stride).withBias(false);
  }

  /** This convolution with or without a bias. */
  public Conv withBias(boolean bias) {
    return new Conv(filterSize, inputChannel, outputChannel, pad, stride, dilation, groups, bias);
  }

  /** This convolution with another number of groups. */
  public Conv withGroups(int groups) {
    return new Conv(filterSize, inputChannel, outputChannel, pad, stride, dilation, groups, bias);
  }

  /** This convolution with other padding. */
  public Conv withPad(Padding pad) {
    return new Conv(filterSize, inputChannel, outputChannel, pad, stride, dilation, groups, bias);
  }

  /** This convolution with another dilation. */
  public Conv withDilation(int dilation) {
    return new Conv(filterSize, inputChannel, outputChannel, pad, stride, dilation, groups, bias);
  }

  @Override
  public String kind() {
    return "Conv";
  }

  @Override
  public Conv resolve(Shape input) {
    outputShape(input);
    return new Conv(
        filterSize, input.dimension(0), outputChannel, pad, stride, dilation, groups, bias);
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
    Range.checkDivides("Conv", "groups", groups, "input channels", input.dimension(0));
    int height = outputSize(input, 1, (long) pad.top() + pad.bottom());
    int width = outputSize(input, 2, (long) pad.left() + pad.right());
    Range.checkProduct("Conv", "output", outputChannel, height, width);
    return Shape.of(outputChannel, height, width);
  }

  private int outputSize(Shape input, int dimension, long pads) {
    long padded = input.dimension(dimension) + pads;
    long reach = dilation * (filterSize - 1L) + 1;
    if (padded < reach) {
      String apart = dilation == 1 ? "" : " and dilation " + dilation;
      throw new LayerException(
          "Conv's filter of size %s%s does not fit %s with pad %s"
              .formatted(filterSize, apart, input, pad.text()));
    }
    if (padded > Integer.MAX_VALUE) {
      throw new LayerException("Conv's pad of %s is too large for %s".formatted(pad.text(), input));
    }
    return Math.toIntExact((padded - reach) / stride + 1);
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    Conv conv = resolve(input);
    int area = filterSize * filterSize;
    int channels = conv.inputChannel / groups;
    int fanIn = channels * area;
    int fanOut = outputChannel / groups * area;
    Shape shape = Shape.of(outputChannel, channels, filterSize, filterSize);
    ParameterSpec weight = ParameterSpec.weight(shape, fanIn, fanOut);
    return bias
        ? List.of(weight, ParameterSpec.bias(outputChannel, fanIn, fanOut))
        : List.of(weight);
  }

  @Override
  public long multiplyAdds(Shape input) {
    long taps = (long) input.dimension(0) / groups * filterSize * filterSize;
    return outputShape(input).size() * taps;
  }

  @Override
  public Value build(Value x, Plan plan) {
    return build(x, plan, null);
  }

  /**
   * Adds the convolution to a plan.
   *
   * @param norm a batch normalisation that goes into it; null if there is none
   */
  Value build(Value x, Plan plan, Normalisation norm) {
    Shape output = outputShape(x.shape());
    ConvGeometry geometry = geometry(x.shape());
    Convolved.Weights weights = weights(plan, norm);
    BuiltLayer built =
        Convolved.of(plan, geometry, plan.kernels().convolutions().of(geometry), weights);
    return plan.step(built, x, output);
  }

  /**
   * Adds the convolution to a plan with a pooling of 2x2 and perhaps a rectifier behind it, as one
   * step that only goes forward; or adds nothing and returns null where the kernels have no such.
   */
  Value buildPooled(Value x, Plan plan, Normalisation norm, boolean rectified) {
    Shape output = new MaxPool(2, 2).outputShape(outputShape(x.shape()));
    ConvGeometry geometry = geometry(x.shape());
    return plan.kernels()
        .convolutions()
        .pooled(geometry, rectified)
        .map(pooled -> plan.step(Convolved.ahead(geometry, pooled, weights(plan, norm)), x, output))
        .orElse(null);
  }

  private Convolved.Weights weights(Plan plan, Normalisation norm) {
    return new Convolved.Weights(
        plan.parameter(ParameterSpec.WEIGHT),
        bias ? Optional.of(plan.parameter(ParameterSpec.BIAS)) : Optional.empty(),
        Optional.ofNullable(norm));
  }

  private ConvGeometry geometry(Shape input) {
    return new ConvGeometry(
        input.dimension(0),
        input.dimension(1),
        input.dimension(2),
        outputChannel,
        filterSize,
        stride,
        dilation,
        groups,
        pad);
  }
}
