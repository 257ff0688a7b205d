package dev.demitasse.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.testkit.Closeness;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.ReferenceConv;
import dev.demitasse.testkit.ReferencePadding;
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

  /** The same convolution in double precision. */
  static ReferenceConv reference(ConvGeometry g) {
    Padding pad = g.pad();
    return new ReferenceConv(
        g.inputChannels(),
        g.outputChannels(),
        g.filterSize(),
        g.stride(),
        g.dilation(),
        g.groups(),
        new ReferencePadding(pad.top(), pad.left(), pad.bottom(), pad.right()),
        g.height(),
        g.width());
  }

  private void check(ConvGeometry g, SeededArrays random) {
    ReferenceConv reference = reference(g);
    double[] x = random.uniform(g.inputSize());
    double[] weights = random.uniform(g.weights());
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
    if (convolution.bands() > 0) {
      float[] inBands = new float[3 + g.outputSize()];
      for (int band = convolution.bands() - 1; band >= 0; band--) {
        convolution.convolveBands(
            in.array(),
            5,
            filters,
            Floats.of(bias),
            inBands,
            3,
            band,
            band + 1,
            scratch(convolution));
      }
      assertThat(Arrays.copyOfRange(inBands, 3, inBands.length)).isEqualTo(y.values());
    }
    Closeness.ofSums(TOLERANCE, g.taps())
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
    int taps = g.outputChannels() / g.groups() * g.filterSize() * g.filterSize();
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
    float[] sumsAgain = sums.clone();
    convolution.gradients(sums, dw, db);
    Closeness closeness = Closeness.ofSums(TOLERANCE, 2 * g.outputHeight() * g.outputWidth());
    closeness.assertClose("dw of " + g, expectedWeights, dw);
    closeness.assertClose("db of " + g, expectedBias, db);
    float[] alone = toOverwrite(dw.length);
    convolution.gradients(sumsAgain, alone, null);
    assertThat(alone).isEqualTo(dw);
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

  /** Where there are many channels on both sides, other ways of computing may be taken. */
  @Test
  void manyChannelsOnBothSidesAreRight() {
    SeededArrays random = new SeededArrays(13);
    int[][] channels = {{32, 32}, {32, 48}, {48, 48}, {64, 48}, {48, 80}, {50, 49}};
    for (int[] each : channels) {
      check(new ConvGeometry(each[0], 4, 4, each[1], 3, 1, 1), random);
      check(new ConvGeometry(each[0], 7, 10, each[1], 3, 1, 1), random);
    }
    for (int pad = 0; pad <= 3; pad++) {
      check(new ConvGeometry(48, 9, 6, 48, 3, 1, pad), random);
    }
    for (Padding pad : new Padding[] {new Padding(0, 1, 2, 0), new Padding(2, 0, 1, 2)}) {
      check(new ConvGeometry(48, 8, 5, 64, 3, 1, 1, 1, pad), random);
    }
    check(new ConvGeometry(64, 32, 32, 64, 3, 1, 1), random);
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

  /** Few channels and many, rows that are whole vectors and rows that hold none. */
  private static final int[][] SIZES = {
    {2, 9, 12, 3}, {1, 13, 7, 2}, {9, 8, 8, 10}, {8, 16, 16, 24}, {3, 5, 32, 17}
  };

  @Test
  void dilatedFiltersAreRight() {
    SeededArrays random = new SeededArrays(10);
    for (int dilation = 2; dilation <= 4; dilation++) {
      for (int filter = 1; filter <= 4; filter++) {
        for (int stride = 1; stride <= 3; stride++) {
          for (int[] size : SIZES) {
            int reach = dilation * (filter - 1);
            Padding pad = Padding.of(Math.max(reach / 2, reach - Math.min(size[1], size[2]) + 1));
            check(geometry(size, filter, stride, dilation, 1, pad), random);
          }
        }
      }
    }
  }

  @Test
  void paddingOnEachSideByItselfIsRight() {
    SeededArrays random = new SeededArrays(11);
    Padding[] pads = {
      new Padding(0, 0, 1, 1),
      new Padding(1, 1, 0, 0),
      new Padding(0, 3, 2, 1),
      new Padding(2, 0, 0, 4),
      new Padding(0, 0, 0, 2)
    };
    for (Padding pad : pads) {
      for (int filter = 1; filter <= 3; filter++) {
        for (int stride = 1; stride <= 3; stride++) {
          for (int[] size : SIZES) {
            check(geometry(size, filter, stride, 1, 1, pad), random);
          }
        }
      }
    }
  }

  /** {@code size} is channels, height, width and channels of the output. */
  private static ConvGeometry geometry(
      int[] size, int filter, int stride, int dilation, int groups, Padding pad) {
    return new ConvGeometry(
        size[0], size[1], size[2], size[3], filter, stride, dilation, groups, pad);
  }

  @Test
  void groupsOfChannelsAreRight() {
    SeededArrays random = new SeededArrays(12);
    int[][] channels = {
      {4, 2, 2},
      {6, 9, 3},
      {16, 16, 2},
      {8, 48, 4},
      {24, 10, 2},
      {32, 32, 8},
      {3, 63, 3},
      {20, 20, 2}
    };
    for (int[] some : channels) {
      for (int filter = 1; filter <= 3; filter++) {
        for (int stride = 1; stride <= 2; stride++) {
          int[] size = {some[0], 6, 9, some[1]};
          check(geometry(size, filter, stride, 1, some[2], Padding.of(filter / 2)), random);
          int[] large = {some[0], 8, 16, some[1]};
          check(geometry(large, filter, stride, 2, some[2], new Padding(1, 2, 3, 2)), random);
        }
      }
    }
  }

  @Test
  void depthwiseFiltersAreRight() {
    SeededArrays random = new SeededArrays(13);
    for (int channels : new int[] {1, 2, 5, 8, 19}) {
      for (int times = 1; times <= 3; times++) {
        for (int filter : new int[] {1, 2, 3, 5}) {
          for (int stride = 1; stride <= 3; stride++) {
            int[] size = {channels, 7, 10, channels * times};
            check(geometry(size, filter, stride, 1, channels, Padding.of(filter / 2)), random);
          }
        }
      }
    }
  }

  @Test
  void depthwiseFiltersOfAnyWidthAreRight() {
    SeededArrays random = new SeededArrays(14);
    for (int side : new int[] {1, 2, 3, 4, 5, 7, 8, 14, 15, 16, 17, 28, 31, 32, 33, 64, 70}) {
      for (int stride = 1; stride <= 2; stride++) {
        int[] size = {3, side, side, 3};
        check(geometry(size, 3, stride, 1, 3, Padding.of(1)), random);
        check(geometry(size, 3, stride, 1, 3, new Padding(0, 1, 2, 1)), random);
        check(geometry(size, 3, stride, 2, 3, Padding.of(2)), random);
        check(geometry(size, 5, stride, 1, 3, Padding.of(2)), random);
      }
    }
  }

  @Test
  void filtersOfOneValueAreRight() {
    SeededArrays random = new SeededArrays(15);
    for (int[] picture : new int[][] {{1, 1}, {2, 3}, {5, 5}, {7, 7}, {8, 8}, {4, 4}, {16, 3}}) {
      for (int channels : new int[] {1, 3, 8, 17, 40}) {
        for (int outputs : new int[] {1, 7, 8, 16, 33}) {
          for (int stride = 1; stride <= 2; stride++) {
            int[] size = {channels, picture[0], picture[1], outputs};
            check(geometry(size, 1, stride, 1, 1, Padding.NONE), random);
          }
        }
      }
    }
  }

  @Test
  void anyGeometriesWithGroupsDilationAndPaddingAreRight() {
    SeededArrays random = new SeededArrays(16);
    for (int trial = 0; trial < 150; trial++) {
      int filter = random.integer(1, 5);
      int dilation = random.integer(1, 3);
      int[] pad = random.shape(4, 4, 4, 4);
      Padding padding = new Padding(pad[0] - 1, pad[1] - 1, pad[2] - 1, pad[3] - 1);
      int extent = dilation * (filter - 1) + 1;
      int height = Math.max(1, extent - padding.top() - padding.bottom()) + random.integer(0, 17);
      int width = Math.max(1, extent - padding.left() - padding.right()) + random.integer(0, 17);
      int groups = random.integer(1, 4);
      int[] channels = random.shape(9, 9);
      int[] size = {groups * channels[0], height, width, groups * channels[1]};
      int stride = random.integer(1, 3);
      check(geometry(size, filter, stride, dilation, groups, padding), random);
    }
  }
}
