package dev.demitasse.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.testkit.Closeness;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.ReferencePlanes;
import dev.demitasse.testkit.SeededArrays;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What kernels that work plane by plane have to get right. */
abstract class PlaneConformance {
  private static final double TOLERANCE = 1e-6;

  /** Planes of one value and of odd sizes; channels below and above a vector's length. */
  static Stream<ReferencePlanes> sizes() {
    return IntStream.of(1, 2, 3, 8, 15, 16, 17, 49, 64, 100, 257, 1024)
        .boxed()
        .flatMap(
            area ->
                Stream.of(1, 2, 5, 16, 37).map(channels -> new ReferencePlanes(channels, area)));
  }

  private final SeededArrays random = new SeededArrays(1);

  abstract PlaneKernels planes();

  private double[] picture(ReferencePlanes size) {
    return random.uniform(size.channels() * size.area());
  }

  private static void assertRight(
      String what, ReferencePlanes size, int terms, double[] expected, GuardedArray actual) {
    String where = what + " of " + size;
    Closeness.ofSums(TOLERANCE, terms).assertClose(where, expected, actual.values());
    actual.assertNothingWrittenAround(where);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void scaledPlanesAreRight(ReferencePlanes size) {
    double[] x = picture(size);
    double[] scale = random.uniform(size.channels());
    double[] shift = random.uniform(size.channels());
    for (boolean rectified : new boolean[] {false, true}) {
      GuardedArray in = GuardedArray.of(x, 3);
      GuardedArray y = GuardedArray.toOverwrite(x.length, 5);
      scale(size, in, scale, shift, rectified, y);
      double least = rectified ? 0 : Double.NEGATIVE_INFINITY;
      double[] expected = size.map((c, i) -> Math.max(least, scale[c] * x[i] + shift[c]));
      assertRight("scaled planes", size, 1, expected, y);
      assertThat(in.values()).isEqualTo(Floats.of(x));
      scale(size, in, scale, shift, rectified, in);
      assertThat(in.values()).as("in place, %s", size).isEqualTo(y.values());
      in.assertNothingWrittenAround("in place");
    }
  }

  private void scale(
      ReferencePlanes size,
      GuardedArray x,
      double[] scale,
      double[] shift,
      boolean rectified,
      GuardedArray y) {
    planes()
        .scale(
            size.channels(),
            size.area(),
            x.array(),
            x.offset(),
            Floats.of(scale),
            Floats.of(shift),
            rectified,
            y.array(),
            y.offset());
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void nanStaysWherePlanesAreScaled(ReferencePlanes size) {
    double[] x = new double[size.channels() * size.area()];
    Arrays.fill(x, Double.NaN);
    double[] ones = new double[size.channels()];
    GuardedArray y = GuardedArray.toOverwrite(x.length, 5);
    scale(size, GuardedArray.of(x, 0), ones, ones, true, y);
    for (float value : y.values()) {
      assertThat(value).isNaN();
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void multipliedAndSpreadPlanesAreRight(ReferencePlanes size) {
    double[] x = picture(size);
    double[] factors = random.uniform(size.channels());
    GuardedArray in = GuardedArray.of(x, 3);
    GuardedArray numbers = GuardedArray.of(factors, 2);
    GuardedArray y = GuardedArray.toOverwrite(x.length, 5);
    planes()
        .multiply(size.channels(), size.area(), in.array(), 3, numbers.array(), 2, y.array(), 5);
    assertRight("products", size, 1, size.map((c, i) -> factors[c] * x[i]), y);
    planes()
        .multiply(size.channels(), size.area(), in.array(), 3, numbers.array(), 2, in.array(), 3);
    assertThat(in.values()).isEqualTo(y.values());
    in.assertNothingWrittenAround("products in place");
    planes().spread(size.channels(), size.area(), 0.25f, numbers.array(), 2, y.array(), 5);
    assertRight("spread values", size, 1, size.map((c, i) -> 0.25 * factors[c]), y);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void meansMomentsAndDotsAreRight(ReferencePlanes size) {
    double[] x = picture(size);
    Arrays.setAll(x, i -> (float) (x[i] + 3)); // far from 0, where squares would cancel
    double[] other = picture(size);
    GuardedArray in = GuardedArray.of(x, 3);
    GuardedArray means = GuardedArray.toOverwrite(size.channels(), 4);
    planes().means(size.channels(), size.area(), in.array(), 3, means.array(), 4);
    double[] mean = size.means(x);
    assertRight("means", size, 1, mean, means);

    GuardedArray again = GuardedArray.toOverwrite(size.channels(), 1);
    GuardedArray squares = GuardedArray.toOverwrite(size.channels(), 2);
    planes()
        .moments(size.channels(), size.area(), in.array(), 3, again.array(), 1, squares.array(), 2);
    assertRight("means", size, 1, mean, again);
    double[] expected = size.sums((c, i) -> (x[i] - mean[c]) * (x[i] - mean[c]));
    assertRight("squares", size, size.area(), expected, squares);

    GuardedArray dots = GuardedArray.toOverwrite(size.channels(), 2);
    GuardedArray right = GuardedArray.of(other, 6);
    planes().dots(size.channels(), size.area(), in.array(), 3, right.array(), 6, dots.array(), 2);
    assertRight("dots", size, size.area(), size.sums((c, i) -> x[i] * other[i]), dots);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void batchNormalisationsGradientsAreRight(ReferencePlanes size) {
    double[] x = picture(size);
    double[] dy = picture(size);
    double[] mean = random.uniform(size.channels());
    double[] before = random.uniform(size.channels());
    GuardedArray in = GuardedArray.of(x, 3);
    GuardedArray upper = GuardedArray.of(dy, 6);
    GuardedArray sums = GuardedArray.of(before, 1);
    GuardedArray dots = GuardedArray.of(before, 2);
    planes()
        .gradientSums(
            size.channels(),
            size.area(),
            in.array(),
            3,
            Floats.of(mean),
            upper.array(),
            6,
            sums.array(),
            1,
            dots.array(),
            2);
    double[] sum = size.sums((c, i) -> dy[i]);
    double[] dot = size.sums((c, i) -> dy[i] * (x[i] - mean[c]));
    Arrays.setAll(sum, c -> before[c] + sum[c]);
    Arrays.setAll(dot, c -> before[c] + dot[c]);
    assertRight("sums", size, size.area(), sum, sums);
    assertRight("dots", size, size.area(), dot, dots);

    double[] a = random.uniform(size.channels());
    double[] b = random.uniform(size.channels());
    double[] d = random.uniform(size.channels());
    GuardedArray dx = GuardedArray.toOverwrite(x.length, 5);
    combine(size, in, mean, upper, a, b, d, dx);
    double[] expected = size.map((c, i) -> a[c] * dy[i] + b[c] * (x[i] - mean[c]) + d[c]);
    assertRight("dx", size, 1, expected, dx);
    combine(size, in, mean, upper, a, b, d, upper);
    assertThat(upper.values()).as("in place, %s", size).isEqualTo(dx.values());
    upper.assertNothingWrittenAround("in place");
  }

  private void combine(
      ReferencePlanes size,
      GuardedArray x,
      double[] mean,
      GuardedArray dy,
      double[] a,
      double[] b,
      double[] d,
      GuardedArray dx) {
    planes()
        .combine(
            size.channels(),
            size.area(),
            x.array(),
            x.offset(),
            Floats.of(mean),
            dy.array(),
            dy.offset(),
            Floats.of(a),
            Floats.of(b),
            Floats.of(d),
            dx.array(),
            dx.offset());
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void leakyPlanesAndTheirGradientsAreRight(ReferencePlanes size) {
    double[] x = picture(size);
    x[x.length / 2] = 0; // where the slope is the leak's
    double[] slopes = random.uniform(size.channels());
    GuardedArray in = GuardedArray.of(x, 3);
    GuardedArray y = GuardedArray.toOverwrite(x.length, 5);
    float[] leaks = Floats.of(slopes);
    planes().leak(size.channels(), size.area(), in.array(), 3, leaks, y.array(), 5);
    assertRight("y", size, 1, size.map((c, i) -> x[i] > 0 ? x[i] : slopes[c] * x[i]), y);

    double[] dy = picture(size);
    double[] before = random.uniform(size.channels());
    double[] expected = size.map((c, i) -> x[i] > 0 ? dy[i] : slopes[c] * dy[i]);
    double[] sums = size.sums((c, i) -> x[i] > 0 ? 0 : dy[i] * x[i]);
    Arrays.setAll(sums, c -> before[c] + sums[c]);
    GuardedArray upper = GuardedArray.of(dy, 6);
    GuardedArray dx = GuardedArray.toOverwrite(x.length, 7);
    for (GuardedArray to : new GuardedArray[] {dx, null, upper}) {
      GuardedArray slopeSums = GuardedArray.of(before, 1);
      planes()
          .leakGradient(
              size.channels(),
              size.area(),
              in.array(),
              3,
              leaks,
              upper.array(),
              6,
              to == null ? null : to.array(),
              to == null ? 0 : to.offset(),
              slopeSums.array(),
              1);
      assertRight("slopes' gradient", size, size.area(), sums, slopeSums);
      if (to != null) {
        assertRight("dx", size, 1, expected, to);
      }
    }
    planes().leak(size.channels(), size.area(), in.array(), 3, leaks, in.array(), 3);
    assertThat(in.values()).isEqualTo(y.values());
    in.assertNothingWrittenAround("y in place");
  }
}
