package dev.demitasse.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.testkit.AdjointCheck;
import dev.demitasse.testkit.Closeness;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.ReferenceAveragePool;
import dev.demitasse.testkit.ReferenceMaxPool;
import dev.demitasse.testkit.ReferencePadding;
import dev.demitasse.testkit.SeededArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What pooling kernels have to get right. */
abstract class PoolingConformance {
  private static final int CANARY = -77;

  abstract PoolingKernels pooling();

  private static ReferencePadding pad(PoolGeometry g) {
    Padding pad = g.pad();
    return new ReferencePadding(pad.top(), pad.left(), pad.bottom(), pad.right());
  }

  private void check(PoolGeometry g, double[] values, SeededArrays random) {
    ReferenceMaxPool reference =
        new ReferenceMaxPool(g.poolSize(), g.stride(), pad(g), g.ceil(), g.height(), g.width());
    assertThat(g.outputHeight()).isEqualTo(reference.outputHeight());
    assertThat(g.outputWidth()).isEqualTo(reference.outputWidth());
    GuardedArray x = GuardedArray.of(values, 3);
    GuardedArray y = GuardedArray.toOverwrite(g.outputSize(), 5);
    int[] argmax = new int[g.outputSize() + 9];
    Arrays.fill(argmax, CANARY);
    pooling().maxPool(g, x.array(), 3, y.array(), 5, argmax, 4);
    assertThat(y.values()).as("y of %s", g).isEqualTo(Floats.of(reference.forward(values)));
    y.assertNothingWrittenAround("y of " + g);
    assertThat(Arrays.copyOfRange(argmax, 4, 4 + g.outputSize()))
        .as("argmax of %s", g)
        .isEqualTo(reference.argmax(values));
    GuardedArray alone = GuardedArray.toOverwrite(g.outputSize(), 5);
    pooling().maxPool(g, x.array(), 3, alone.array(), 5, null, 0);
    assertThat(alone.values()).as("y alone of %s", g).isEqualTo(y.values());
    alone.assertNothingWrittenAround("y alone of " + g);
    assertThat(Arrays.copyOf(argmax, 4)).containsOnly(CANARY);
    assertThat(Arrays.copyOfRange(argmax, 4 + g.outputSize(), argmax.length)).containsOnly(CANARY);

    // Multiples of 1/8 add up exactly, in any order.
    double[] dy = new double[g.outputSize()];
    Arrays.setAll(dy, i -> random.integer(-64, 64) / 8.0);
    GuardedArray dx = GuardedArray.toOverwrite(g.inputSize(), 2);
    pooling().maxPoolGradient(g, GuardedArray.of(dy, 6).array(), 6, argmax, 4, dx.array(), 2);
    assertThat(dx.values())
        .as("dx of %s", g)
        .containsExactly(Floats.of(reference.backward(values, dy)));
    dx.assertNothingWrittenAround("dx of " + g);
  }

  @Test
  void sizesAndStridesAreRight() {
    SeededArrays random = new SeededArrays(1);
    for (int size = 1; size <= 4; size++) {
      for (int stride = 1; stride <= 4; stride++) {
        for (int width : new int[] {4, 5, 7, 8, 9, 16, 17, 33}) {
          PoolGeometry g = new PoolGeometry(2, 6, width, size, stride);
          check(g, random.distinct(g.inputSize()), random);
          PoolGeometry tall = new PoolGeometry(3, width, 5, size, stride);
          check(tall, random.distinct(tall.inputSize()), random);
        }
      }
    }
  }

  @Test
  void theFirstOfEqualValuesWins() {
    SeededArrays random = new SeededArrays(2);
    for (int size = 1; size <= 3; size++) {
      PoolGeometry g = new PoolGeometry(2, 9, 11, size, 2);
      double[] few = new double[g.inputSize()];
      Arrays.setAll(few, i -> random.integer(0, 2));
      check(g, few, random);
      check(g, new double[g.inputSize()], random);
    }
  }

  @Test
  void nanWinsAndTheFirstOfThem() {
    SeededArrays random = new SeededArrays(3);
    for (int size = 2; size <= 3; size++) {
      for (int stride = 1; stride <= 3; stride++) {
        PoolGeometry g = new PoolGeometry(2, 10, 9, size, stride);
        double[] values = random.uniform(g.inputSize());
        for (int i = 0; i < values.length; i++) {
          int kind = random.integer(0, 7);
          values[i] =
              kind == 0
                  ? Double.NaN
                  : kind == 1 ? Double.POSITIVE_INFINITY : kind == 2 ? -1 / 0.0 : values[i];
        }
        check(g, values, random);
      }
    }
  }

  @Test
  void randomGeometriesAreRight() {
    SeededArrays random = new SeededArrays(4);
    for (int trial = 0; trial < 100; trial++) {
      int size = random.integer(1, 5);
      int height = size + random.integer(0, 20);
      int width = size + random.integer(0, 20);
      int channels = random.integer(1, 4);
      PoolGeometry g = new PoolGeometry(channels, height, width, size, random.integer(1, 6));
      check(g, random.distinct(g.inputSize()), random);
    }
  }

  /** Windows of 2 and 3, side by side and overlapping, as networks have them, and any others. */
  private static List<PoolGeometry> padded(SeededArrays random) {
    List<PoolGeometry> geometries = new ArrayList<>();
    for (int size : new int[] {2, 3}) {
      for (int stride = 1; stride <= 3; stride++) {
        for (int side : new int[] {3, 4, 7, 8, 15, 16, 17, 32, 33}) {
          for (int pad = 0; pad < size; pad++) {
            geometries.add(
                new PoolGeometry(
                    2, side, side, size, stride, Padding.of(pad), pad != 1, side % 2 == 0));
          }
        }
      }
    }
    for (int trial = 0; trial < 100; trial++) {
      int size = random.integer(1, 5);
      int[] pad = random.shape(size, size, size, size);
      Padding padding = new Padding(pad[0] - 1, pad[1] - 1, pad[2] - 1, pad[3] - 1);
      int height = size + random.integer(0, 20);
      int width = size + random.integer(0, 20);
      boolean ceil = random.integer(0, 1) == 1;
      boolean counts = random.integer(0, 1) == 1;
      geometries.add(
          new PoolGeometry(
              random.integer(1, 4),
              height,
              width,
              size,
              random.integer(1, 6),
              padding,
              ceil,
              counts));
    }
    return geometries;
  }

  @Test
  void paddedWindowsAndSizesRoundedUpAreRight() {
    SeededArrays random = new SeededArrays(5);
    for (PoolGeometry g : padded(random)) {
      check(g, random.distinct(g.inputSize()), random);
    }
  }

  @Test
  void paddingNeverWins() {
    SeededArrays random = new SeededArrays(6);
    for (PoolGeometry g : padded(random)) {
      check(g, random.uniform(g.inputSize(), -9, -8), random);
    }
    PoolGeometry g = new PoolGeometry(1, 4, 4, 3, 2, Padding.of(1), false, true);
    double[] least = new double[16];
    Arrays.fill(least, Double.NEGATIVE_INFINITY);
    check(g, least, random);
  }

  private void checkAverage(PoolGeometry g, SeededArrays random) {
    ReferenceAveragePool reference =
        new ReferenceAveragePool(
            g.poolSize(), g.stride(), pad(g), g.ceil(), g.padCounts(), g.height(), g.width());
    double[] values = random.uniform(g.inputSize());
    GuardedArray x = GuardedArray.of(values, 3);
    GuardedArray y = GuardedArray.toOverwrite(g.outputSize(), 5);
    pooling().averagePool(g, x.array(), 3, y.array(), 5);
    Closeness closeness = Closeness.ofSums(1e-6, g.poolSize() * g.poolSize());
    closeness.assertClose("y of " + g, reference.forward(values), y.values());
    y.assertNothingWrittenAround("y of " + g);
    assertThat(x.values()).isEqualTo(Floats.of(values));

    double[] upper = random.uniform(g.outputSize());
    GuardedArray dy = GuardedArray.of(upper, 6);
    GuardedArray dx = GuardedArray.toOverwrite(g.inputSize(), 2);
    pooling().averagePoolGradient(g, dy.array(), 6, dx.array(), 2);
    closeness.assertClose("dx of " + g, reference.backward(upper), dx.values());
    dx.assertNothingWrittenAround("dx of " + g);
    assertThat(dy.values()).isEqualTo(Floats.of(upper));
  }

  @Test
  void meansAreRight() {
    SeededArrays random = new SeededArrays(7);
    for (PoolGeometry g : padded(random)) {
      checkAverage(g, random);
    }
    for (int size = 1; size <= 8; size++) {
      for (int width : new int[] {8, 9, 16, 17, 33, 64}) {
        checkAverage(new PoolGeometry(2, 8, width, size, size), random);
        checkAverage(new PoolGeometry(3, width, 11, size, 2), random);
      }
    }
  }

  @Test
  void aMeansGradientIsItsAdjoint() {
    SeededArrays random = new SeededArrays(8);
    for (PoolGeometry g : padded(random)) {
      AdjointCheck.assertAdjoint(
          "average pooling of " + g,
          x -> {
            float[] y = new float[g.outputSize()];
            pooling().averagePool(g, Floats.of(x), 0, y, 0);
            return Floats.widen(y);
          },
          dy -> {
            float[] dx = new float[g.inputSize()];
            pooling().averagePoolGradient(g, Floats.of(dy), 0, dx, 0);
            return Floats.widen(dx);
          },
          g.inputSize(),
          g.outputSize(),
          2e-6);
    }
  }
}
