package dev.demitasse.bench.kernels;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.Convolution;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Padding;
import dev.demitasse.kernels.Scratch;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Convolutions of one picture, padded to keep its size, and their gradients. */
@State(Scope.Thread)
public class ConvolutionBenchmark {
  /** The kernels' name. */
  @Param("portable")
  public String kernels;

  /** Input and output channels, side of the picture, side of a filter, stride, groups. */
  @Param({
    "1x8x32x3x1x1",
    "8x16x16x3x1x1",
    "3x32x32x3x1x1",
    "16x16x32x3x1x1",
    "32x32x16x3x1x1",
    "64x64x8x3x1x1",
    "64x64x16x3x1x1",
    "128x128x8x3x1x1",
    "6x16x28x5x1x1",
    "16x32x32x3x2x1",
    "64x64x16x1x1x1",
    "128x128x8x1x1x1",
    "16x32x32x1x2x1",
    "16x16x32x3x1x16",
    "64x64x16x3x2x64",
    "128x128x8x3x1x128",
    "64x64x16x3x1x4"
  })
  public String size;

  private ConvGeometry geometry;
  private Convolution convolution;
  private Scratch scratch;
  private float[] x;
  private float[] y;
  private float[] bias;
  private float[] filters;
  private float[] backwardFilters;
  private float[] sums;

  /** Makes the picture and lays the filters out. */
  @Setup
  public void prepare() {
    int[] sizes = Values.sizes(size);
    Padding pad = Padding.of(sizes[3] / 2);
    geometry =
        new ConvGeometry(
            sizes[0], sizes[2], sizes[2], sizes[1], sizes[3], sizes[4], 1, sizes[5], pad);
    convolution = Kernels.named(kernels).convolutions().of(geometry);
    scratch = new Scratch(convolution.scratch());
    x = Values.random(geometry.inputSize());
    y = Values.random(geometry.outputSize());
    bias = Values.random(geometry.outputChannels());
    float[] weights = Values.random(weights());
    filters = new float[convolution.filters()];
    convolution.layOut(weights, filters);
    backwardFilters = new float[convolution.backwardFilters()];
    convolution.layOutBackward(weights, backwardFilters);
    sums = new float[convolution.sums()];
  }

  private int weights() {
    return geometry.weights();
  }

  private void count(Count count) {
    count.flops += 2L * weights() * geometry.outputHeight() * geometry.outputWidth();
    count.bytes += 4L * (x.length + y.length + weights());
  }

  /** The convolution. */
  @Benchmark
  public float[] forward(Count count) {
    convolution.convolve(x, 0, filters, bias, y, 0, 0, geometry.outputChannels(), scratch);
    count(count);
    return y;
  }

  /** The gradient by the picture. */
  @Benchmark
  public float[] dataGradient(Count count) {
    convolution.dataGradient(y, 0, backwardFilters, x, 0, scratch);
    count(count);
    return x;
  }

  /** The gradient by the weights, with the sums cleared as for a batch of one. */
  @Benchmark
  public float[] weightGradient(Count count) {
    Arrays.fill(sums, 0);
    convolution.addWeightGradient(x, 0, y, 0, sums, scratch);
    count(count);
    return sums;
  }
}
