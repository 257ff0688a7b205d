package dev.demitasse.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.testkit.Closeness;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.ReferenceConv;
import dev.demitasse.testkit.SeededArrays;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What convolution kernels have to get right. */
abstract class ConvolutionConformance {
  private static final double TOLERANCE = 2e-6;

  abstract ConvolutionKernels convolutions();

  /** As much scratch as the kernels ask for, full of what an earlier call may have left. */
  private static Scratch scratch(Convolution convolution) {
    Scratch scratch = new Scratch(convolution.scratch());
    Arrays.fill(scratch.floats(), Float.NaN);
    return scratch;
  }

  private static float[] toOverwrite(int size) {
    float[] values = new float[size];
    Arrays.fill(values, Float.NaN);
    return values;
  }

  private void check(ConvGeometry g, SeededArrays random) {
    ReferenceConv reference =
        new ReferenceConv(
            g.inputChannels(),
            g.outputChannels(),
            g.filterSize(),
            g.stride(),
            g.pad(),
            g.height(),
            g.width());
    int taps = g.inputChannels() * g.filterSize() * g.filterSize();
    double[] x = random.uniform(g.inputSize());
    double[] weights = random.uniform(g.outputChannels() * taps);
    double[] dy = random.uniform(g.outputSize());
    Convolution convolution = convolutions().of(g);
    checkForward(g, convolution, reference, x, weights, random.uniform(g.outputChannels()));
    checkDataGradient(g, convolution, reference, dy, weights);
    checkWeightGradient(g, convolution, reference, x, dy);
  }

  private static void checkForward(
      ConvGeometry g,
      Convolution convolution,
      ReferenceConv reference,
      double[] x,
      double[] weights,
      double[] bias) {
    GuardedArray y = GuardedArray.toOverwrite(g.outputSize(), 3);
    GuardedArray in = GuardedArray.of(x, 5);
    float[] filters = toOverwrite(convolution.filters());
    convolution.layOut(Floats.of(weights), filters);
    for (int from = 0; from < g.outputChannels(); from += Convolution.CHANNELS) {
      int to = Math.min(from + Convolution.CHANNELS, g.outputChannels());
      convolution.convolve(
          in.array(), 5, filters, Floats.of(bias), y.array(), 3, from, to, scratch(convolution));
    }
    float[] atOnce = new float[3 + g.outputSize()];
    convolution.convolve(
        in.array(),
        5,
        filters,
        Floats.of(bias),
        atOnce,
        3,
        0,
        g.outputChannels(),
        scratch(convolution));
    assertThat(Arrays.copyOfRange(atOnce, 3, atOnce.length)).isEqualTo(y.values());
    int taps = g.inputChannels() * g.filterSize() * g.filterSize();
    Closeness.ofSums(TOLERANCE, taps)
        .assertClose("y of " + g, reference.forward(x, weights, bias), y.values());
    y.assertNothingWrittenAround("y of " + g);
    assertThat(in.values()).isEqualTo(Floats.of(x));
  }

  private static void checkDataGradient(
      ConvGeometry g,
      Convolution convolution,
      ReferenceConv reference,
      double[] dy,
      double[] weights) {
    GuardedArray dx = GuardedArray.toOverwrite(g.inputSize(), 7);
    GuardedArray in = GuardedArray.of(dy, 2);
    float[] filters = toOverwrite(convolution.backwardFilters());
    convolution.layOutBackward(Floats.of(weights), filters);
    convolution.dataGradient(in.array(), 2, filters, dx.array(), 7, scratch(convolution));
    int taps = g.outputChannels() * g.filterSize() * g.filterSize();
    Closeness.ofSums(TOLERANCE, taps)
        .assertClose("dx of " + g, reference.inputGradient(dy, weights), dx.values());
    dx.assertNothingWrittenAround("dx of " + g);
    assertThat(in.values()).isEqualTo(Floats.of(dy));
  }

  /** The gradients of two pictures are added up. */
  private static void checkWeightGradient(
      ConvGeometry g, Convolution convolution, ReferenceConv reference, double[] x, double[] dy) {
    float[] sums = new float[convolution.sums()];
    GuardedArray in = GuardedArray.of(x, 1);
    GuardedArray out = GuardedArray.of(dy, 4);
    for (int picture = 0; picture < 2; picture++) {
      convolution.addWeightGradient(in.array(), 1, out.array(), 4, sums, scratch(convolution));
    }
    double[] expectedWeights = reference.weightGradient(x, dy);
    double[] expectedBias = reference.biasGradient(dy);
    Arrays.setAll(expectedWeights, i -> 2 * expectedWeights[i]);
    Arrays.setAll(expectedBias, i -> 2 * expectedBias[i]);
    float[] dw = toOverwrite(expectedWeights.length);
    float[] db = toOverwrite(expectedBias.length);
    convolution.gradients(sums, dw, db);
    Closeness closeness = Closeness.ofSums(TOLERANCE, 2 * g.outputHeight() * g.outputWidth());
    closeness.assertClose("dw of " + g, expectedWeights, dw);
    closeness.assertClose("db of " + g, expectedBias, db);
    assertThat(in.values()).isEqualTo(Floats.of(x));
    assertThat(out.values()).isEqualTo(Floats.of(dy));
  }

  @Test
  void allFiltersStridesAndPadsAreRight() {
    SeededArrays random = new SeededArrays(1);
    for (int filter = 1; filter <= 7; filter++) {
      for (int stride = 1; stride <= 3; stride++) {
        for (int pad = 0; pad <= 3; pad++) {
          check(new ConvGeometry(2, 9, 12, 3, filter, stride, pad), random);
          check(new ConvGeometry(1, 13, 7, 2, filter, stride, pad), random);
        }
      }
    }
  }

  @Test
  void widthsAroundTheEdgesOfVectorsAreRight() {
    SeededArrays random = new SeededArrays(2);
    for (int width : new int[] {1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 63, 65, 127, 207}) {
      check(new ConvGeometry(3, 4, width, 2, 3, 1, 1), random);
      check(new ConvGeometry(1, width, 3, 5, 3, 2, 1), random);
    }
  }

  /** Pictures of many channels whose rows hold no whole vectors, but which do themselves. */
  @Test
  void rowsThatAreNoWholeVectorsAreRight() {
    SeededArrays random = new SeededArrays(8);
    for (int filter : new int[] {1, 2, 3, 5, 7}) {
      for (int pad = 0; pad <= filter; pad++) {
        check(new ConvGeometry(9, 8, 8, 10, filter, 1, pad), random);
        check(new ConvGeometry(8, 7, 11, 3, filter, 1, pad), random);
        check(new ConvGeometry(8, 12, 20, 8, filter, 1, pad), random);
      }
    }
    for (int side : new int[] {4, 5, 6, 7, 12, 14, 24, 28, 30}) {
      check(new ConvGeometry(8, side, side, 8, 3, 1, 1), random);
    }
  }

  @Test
  void manyChannelsAreRight() {
    SeededArrays random = new SeededArrays(3);
    for (int channels : new int[] {7, 8, 9, 15, 16, 17, 33}) {
      check(new ConvGeometry(channels, 5, 6, 3, 3, 1, 1), random);
      check(new ConvGeometry(2, 6, 5, channels, 3, 2, 1), random);
    }
    check(new ConvGeometry(64, 4, 4, 18, 3, 1, 1), random);
  }

  @Test
  void aPadOfTheFiltersSizeAndMoreIsRight() {
    SeededArrays random = new SeededArrays(4);
    check(new ConvGeometry(2, 4, 5, 3, 1, 1, 2), random);
    check(new ConvGeometry(2, 4, 5, 3, 2, 1, 3), random);
    check(new ConvGeometry(2, 4, 5, 3, 3, 2, 5), random);
    check(new ConvGeometry(1, 1, 1, 1, 2, 3, 4), random);
  }

  @Test
  void aFilterLargerThanThePictureIsRight() {
    SeededArrays random = new SeededArrays(5);
    check(new ConvGeometry(2, 2, 3, 3, 5, 1, 2), random);
    check(new ConvGeometry(1, 1, 1, 2, 7, 1, 3), random);
    check(new ConvGeometry(3, 1, 4, 2, 5, 2, 2), random);
  }

  @Test
  void aStrideLargerThanTheFilterIsRight() {
    SeededArrays random = new SeededArrays(6);
    check(new ConvGeometry(2, 9, 8, 3, 1, 3, 0), random);
    check(new ConvGeometry(2, 11, 13, 3, 2, 5, 1), random);
    check(new ConvGeometry(1, 3, 4, 2, 1, 7, 0), random);
  }

  @Test
  void picturesLargerThanOneSegmentAreRight() {
    SeededArrays random = new SeededArrays(7);
    check(new ConvGeometry(1, 40, 41, 2, 3, 1, 1), random);
    check(new ConvGeometry(2, 3, 700, 2, 3, 1, 1), random);
    check(new ConvGeometry(1, 70, 45, 2, 5, 2, 2), random);
  }

  @Test
  void theReportsLayersAreRight() {
    SeededArrays random = new SeededArrays(8);
    check(new ConvGeometry(1, 32, 32, 8, 3, 1, 1), random);
    check(new ConvGeometry(8, 16, 16, 16, 3, 1, 1), random);
  }

  @Test
  void randomGeometriesAreRight() {
    SeededArrays random = new SeededArrays(9);
    for (int trial = 0; trial < 150; trial++) {
      int filter = random.integer(1, 7);
      int pad = random.integer(0, 4);
      int smallest = Math.max(1, filter - 2 * pad);
      int height = smallest + random.integer(0, 17);
      int width = smallest + random.integer(0, 17);
      int[] channels = random.shape(9, 9);
      int stride = random.integer(1, 4);
      check(new ConvGeometry(channels[0], height, width, channels[1], filter, stride, pad), random);
    }
  }
}
