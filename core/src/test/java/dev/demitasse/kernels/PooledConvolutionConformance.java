package dev.demitasse.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.testkit.Closeness;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.ReferenceMaxPool;
import dev.demitasse.testkit.SeededArrays;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What convolutions that pool have to get right, wherever kernels have any. */
abstract class PooledConvolutionConformance {
  private static final double TOLERANCE = 2e-6;

  abstract ConvolutionKernels convolutions();

  private static int taps(ConvGeometry g) {
    return g.inputChannels() * g.filterSize() * g.filterSize();
  }

  private static double[] reference(
      ConvGeometry g, double[] x, double[] weights, double[] bias, boolean rectified) {
    double[] y = ConvolutionConformance.reference(g).forward(x, weights, bias);
    double[] largest = new ReferenceMaxPool(2, 2, g.outputHeight(), g.outputWidth()).forward(y);
    return rectified ? Arrays.stream(largest).map(v -> Math.max(v, 0)).toArray() : largest;
  }

  /** All channels, in parts or at once, with scratch full of what an earlier call may have left. */
  private static GuardedArray convolve(
      ForwardConvolution convolution,
      ConvGeometry g,
      GuardedArray x,
      double[] weights,
      double[] bias,
      int part) {
    int outputs = g.outputHeight() / 2 * (g.outputWidth() / 2);
    GuardedArray y = GuardedArray.toOverwrite(g.outputChannels() * outputs, 3);
    float[] filters = new float[convolution.filters()];
    Arrays.fill(filters, Float.NaN);
    convolution.layOut(Floats.of(weights), filters);
    Scratch scratch = new Scratch(convolution.scratch());
    for (int from = 0; from < g.outputChannels(); from += part) {
      Arrays.fill(scratch.floats(), Float.NaN);
      int to = Math.min(from + part, g.outputChannels());
      convolution.convolve(
          x.array(), x.offset(), filters, Floats.of(bias), y.array(), 3, from, to, scratch);
    }
    return y;
  }

  private void check(ConvGeometry g, double[] x, SeededArrays random) {
    double[] weights = random.uniform(g.outputChannels() * taps(g));
    double[] bias = random.uniform(g.outputChannels());
    for (boolean rectified : new boolean[] {false, true}) {
      Optional<ForwardConvolution> pooled = convolutions().pooled(g, rectified);
      if (pooled.isEmpty()) {
        continue;
      }
      String what = g + (rectified ? " rectified" : "");
      GuardedArray in = GuardedArray.of(x, 5);
      GuardedArray y = convolve(pooled.get(), g, in, weights, bias, Convolution.CHANNELS);
      GuardedArray atOnce = convolve(pooled.get(), g, in, weights, bias, g.outputChannels());
      assertThat(atOnce.values()).as(what).isEqualTo(y.values());
      Closeness.ofSums(TOLERANCE, taps(g))
          .assertClose(what, reference(g, x, weights, bias, rectified), y.values());
      y.assertNothingWrittenAround(what);
      assertThat(in.values()).isEqualTo(Floats.of(x));
    }
  }

  private void check(ConvGeometry g, SeededArrays random) {
    check(g, random.uniform(g.inputSize()), random);
  }

  @Test
  void allSizesAreRight() {
    SeededArrays random = new SeededArrays(1);
    for (int width = 2; width <= 34; width += 2) {
      for (int height = 2; height <= 18; height += 2) {
        check(new ConvGeometry(2, height, width, 3, 3, 1, 1), random);
      }
    }
    for (int width : new int[] {48, 64, 80, 96, 128}) {
      check(new ConvGeometry(3, 4, width, 5, 3, 1, 1), random);
      check(new ConvGeometry(1, width, 16, 2, 3, 1, 1), random);
    }
  }

  @Test
  void allNumbersOfChannelsAreRight() {
    SeededArrays random = new SeededArrays(2);
    for (int channels = 1; channels <= 18; channels++) {
      check(new ConvGeometry(channels, 4, 16, 3, 3, 1, 1), random);
      check(new ConvGeometry(3, 16, 16, channels, 3, 1, 1), random);
    }
    check(new ConvGeometry(65, 6, 16, 33, 3, 1, 1), random);
  }

  @Test
  void otherFiltersPadsAndStridesAreRight() {
    SeededArrays random = new SeededArrays(3);
    for (int filter = 1; filter <= 7; filter++) {
      for (int pad = 0; pad <= 3; pad++) {
        for (int stride = 1; stride <= 2; stride++) {
          check(new ConvGeometry(2, 16, 32, 3, filter, stride, pad), random);
          check(new ConvGeometry(1, 17, 15, 3, filter, stride, pad), random);
        }
      }
    }
  }

  @Test
  void theReportsLayersAreRight() {
    SeededArrays random = new SeededArrays(4);
    check(new ConvGeometry(1, 32, 32, 8, 3, 1, 1), random);
    check(new ConvGeometry(8, 16, 16, 16, 3, 1, 1), random);
  }

  /** Each window that meets the value is NaN, and no other. */
  @Test
  void whatIsNoNumberIsNotLost() {
    SeededArrays random = new SeededArrays(5);
    ConvGeometry g = new ConvGeometry(2, 16, 32, 9, 3, 1, 1);
    for (int trial = 0; trial < 30; trial++) {
      double[] x = random.uniform(g.inputSize());
      x[random.integer(0, x.length - 1)] = Double.NaN;
      check(g, x, random);
    }
  }

  @Test
  void infinitiesAreLargerOrSmallerThanAllNumbers() {
    SeededArrays random = new SeededArrays(6);
    ConvGeometry g = new ConvGeometry(1, 16, 32, 9, 3, 1, 1);
    for (int trial = 0; trial < 30; trial++) {
      double[] x = random.uniform(g.inputSize());
      x[random.integer(0, x.length - 1)] = trial % 2 == 0 ? 1 / 0.0 : -1 / 0.0;
      check(g, x, random);
    }
  }

  /** So that the largest of them is below 0. */
  @Test
  void outputsBelowZeroAreRight() {
    SeededArrays random = new SeededArrays(7);
    ConvGeometry g = new ConvGeometry(1, 16, 16, 4, 3, 1, 1);
    double[] x = new double[g.inputSize()];
    for (int trial = 0; trial < 8; trial++) {
      check(g, x, random);
    }
  }
}
