package dev.demitasse.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.demitasse.testkit.Closeness;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.ReferenceActivation;
import dev.demitasse.testkit.ReferenceSoftmax;
import dev.demitasse.testkit.SeededArrays;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What kernels that work value by value have to get right. */
abstract class ElementConformance {
  private static final int[] COUNTS = {1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 63, 65, 127, 207};
  private static final int[][] OFFSETS = {{0, 0, 0}, {5, 5, 5}, {3, 6, 4}};

  abstract ElementKernels elements();

  private static double[] reference(ActivationFunction function, double[] x) {
    return ReferenceActivation.valueOf(function.name()).forward(x);
  }

  /** The function of one value. */
  private float activate(ActivationFunction function, float x) {
    float[] values = new float[40];
    Arrays.fill(values, x);
    elements().activate(function, values.length, values, 0, values, 0);
    for (float value : values) {
      assertThat(Float.floatToIntBits(value)).isEqualTo(Float.floatToIntBits(values[0]));
    }
    return values[0];
  }

  @ParameterizedTest
  @EnumSource
  void activationsAreRightForAnyCountAndOffset(ActivationFunction function) {
    SeededArrays random = new SeededArrays(1);
    for (int count : COUNTS) {
      for (int[] at : OFFSETS) {
        double[] values = random.uniform(count, -8, 8);
        GuardedArray x = GuardedArray.of(values, at[0]);
        GuardedArray y = GuardedArray.toOverwrite(count, at[1]);
        elements().activate(function, count, x.array(), at[0], y.array(), at[1]);
        String what = function + " of " + count;
        Closeness.ofSums(1e-6, 1).assertClose(what, reference(function, values), y.values());
        y.assertNothingWrittenAround(what);
        elements().activate(function, count, x.array(), at[0], x.array(), at[0]);
        assertThat(x.values()).as("%s in place", what).isEqualTo(y.values());
        x.assertNothingWrittenAround(what);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void activationGradientsAreRightForAnyCountAndOffset(ActivationFunction function) {
    SeededArrays random = new SeededArrays(2);
    for (int count : COUNTS) {
      for (int[] at : OFFSETS) {
        double[] x = random.awayFromZero(count);
        Arrays.setAll(x, i -> 8 * x[i]);
        double[] dy = random.uniform(count);
        double[] read = function.readsInput() ? x : reference(function, x);
        GuardedArray values = GuardedArray.of(read, at[0]);
        GuardedArray upper = GuardedArray.of(dy, at[1]);
        GuardedArray dx = GuardedArray.toOverwrite(count, at[2]);
        elements()
            .activationGradient(
                function, count, values.array(), at[0], upper.array(), at[1], dx.array(), at[2]);
        String what = "gradient of " + function + " of " + count;
        double[] expected = ReferenceActivation.valueOf(function.name()).backward(x, dy);
        Closeness.ofSums(1e-6, 1).assertClose(what, expected, dx.values());
        dx.assertNothingWrittenAround(what);
        elements()
            .activationGradient(
                function, count, values.array(), at[0], upper.array(), at[1], upper.array(), at[1]);
        assertThat(upper.values()).as("%s in place", what).isEqualTo(dx.values());
        upper.assertNothingWrittenAround(what);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void functionsKeepTheirDigitsAllOverTheirRange(ActivationFunction function) {
    double[] x = new double[32_001];
    Arrays.setAll(x, i -> (float) ((i - 16_000) / 1000.0));
    float[] y = new float[x.length];
    elements().activate(function, x.length, Floats.of(x), 0, y, 0);
    double[] expected = reference(function, x);
    for (int i = 0; i < x.length; i++) {
      double allowed = ulps(function, x[i]) * Math.ulp((float) expected[i]) + 1e-37;
      assertThat(Math.abs(y[i] - expected[i]))
          .as("%s(%s)", function, x[i])
          .isLessThanOrEqualTo(allowed);
    }
  }

  /**
   * How many units in the last place a function may be off. The tail of the normal distribution is
   * as far off as x^2 / 2 in its exponent, rounded; x + 3 has lost what cancels.
   */
  private static double ulps(ActivationFunction function, double x) {
    return switch (function) {
      case GELU -> 8 + x * x;
      case HARD_SWISH, HARD_SIGMOID -> 4 + 4 / Math.abs(x + 3.0001);
      default -> 4;
    };
  }

  @Test
  void tanhOfSmallValuesKeepsItsDigits() {
    for (float x = 1e-30f; x < 1; x *= 1.37f) {
      double expected = StrictMath.tanh(x);
      double allowed = 4 * Math.ulp((float) expected);
      float y = activate(ActivationFunction.TANH, x);
      assertThat(Math.abs(y - expected)).as("tanh(%s)", x).isLessThanOrEqualTo(allowed);
      assertThat(activate(ActivationFunction.TANH, -x)).isEqualTo(-y);
    }
  }

  @Test
  void saturatedFunctionsStayFinite() {
    for (float x : new float[] {50, 88, 89, 100, 200, 1e10f, Float.MAX_VALUE, 1 / 0f}) {
      assertThat(activate(ActivationFunction.SIGMOID, x)).as("sigmoid(%s)", x).isEqualTo(1);
      assertThat(activate(ActivationFunction.SIGMOID, -x)).as("%s", -x).isBetween(0f, 1e-20f);
      assertThat(activate(ActivationFunction.TANH, x)).as("tanh(%s)", x).isEqualTo(1);
      assertThat(activate(ActivationFunction.TANH, -x)).as("tanh(%s)", -x).isEqualTo(-1);
    }
    assertThat(activate(ActivationFunction.SIGMOID, 0)).isEqualTo(0.5f);
  }

  /**
   * Where x is beyond all bounds, a function has the value of its asymptote, and so has its slope.
   */
  @ParameterizedTest
  @EnumSource
  void functionsAndSlopesFollowTheirAsymptotes(ActivationFunction function) {
    for (float x : new float[] {30, 89, 200, 1e10f, 1e30f}) {
      for (float at : new float[] {x, -x}) {
        double[] expected = reference(function, new double[] {at});
        float y = activate(function, at);
        new Closeness(1e-6, 1, 1e-29)
            .assertClose(function + "(" + at + ")", expected, new float[] {y});
      }
      for (float at : new float[] {x, -x}) {
        float read = function.readsInput() ? at : activate(function, at);
        float[] dx = new float[17];
        float[] ones = new float[17];
        float[] values = new float[17];
        Arrays.fill(ones, 1);
        Arrays.fill(values, read);
        elements().activationGradient(function, 17, values, 0, ones, 0, dx, 0);
        double slope =
            ReferenceActivation.valueOf(function.name())
                .backward(new double[] {at}, new double[] {1})[0];
        assertThat(dx[0])
            .as("slope of %s at %s", function, at)
            .isCloseTo((float) slope, offset(1e-6f));
        assertThat(dx[16]).as("slope of %s at %s", function, at).isEqualTo(dx[0]);
      }
    }
  }

  @Test
  void theRectifiersAndTheirKindHaveTheSlopesAtTheirKinks() {
    assertThat(slope(ActivationFunction.RELU6, 0)).isZero();
    assertThat(slope(ActivationFunction.RELU6, 6)).isZero();
    assertThat(slope(ActivationFunction.ELU, 0)).isEqualTo(1);
    assertThat(slope(ActivationFunction.HARD_SIGMOID, 0)).isZero();
    assertThat(slope(ActivationFunction.HARD_SIGMOID, 1)).isZero();
    assertThat(slope(ActivationFunction.HARD_SWISH, -3)).isZero();
    assertThat(slope(ActivationFunction.HARD_SWISH, 3)).isEqualTo(1);
  }

  /** The slope, computed from what the function reads. */
  private float slope(ActivationFunction function, float read) {
    float[] dx = new float[1];
    elements().activationGradient(function, 1, new float[] {read}, 0, new float[] {1}, 0, dx, 0);
    return dx[0];
  }

  @ParameterizedTest
  @EnumSource
  void nanGoesThrough(ActivationFunction function) {
    assertThat(Float.isNaN(activate(function, Float.NaN))).isTrue();
  }

  @Test
  void reluHasNoSlopeAtZeroAndLeakyReluItsLeak() {
    float[] dx = new float[1];
    float[] one = {1};
    elements().activationGradient(ActivationFunction.RELU, 1, new float[1], 0, one, 0, dx, 0);
    assertThat(dx[0]).isZero();
    elements().activationGradient(ActivationFunction.LEAKY_RELU, 1, new float[1], 0, one, 0, dx, 0);
    assertThat(dx[0]).isEqualTo(ActivationFunction.LEAK);
  }

  @Test
  void softmaxAndItsGradientAreRight() {
    SeededArrays random = new SeededArrays(3);
    for (int rows : new int[] {1, 2, 5}) {
      for (int columns : COUNTS) {
        double[] values = random.uniform(rows * columns, -9, 9);
        ReferenceSoftmax reference = new ReferenceSoftmax(columns);
        GuardedArray x = GuardedArray.of(values, 3);
        GuardedArray y = GuardedArray.toOverwrite(values.length, 5);
        elements().softmax(rows, columns, x.array(), 3, y.array(), 5);
        String what = "softmax of " + rows + " rows of " + columns;
        Closeness.ofSums(2e-6, 1).assertClose(what, reference.forward(values), y.values());
        y.assertNothingWrittenAround(what);

        double[] dy = random.uniform(values.length);
        GuardedArray upper = GuardedArray.of(dy, 2);
        GuardedArray dx = GuardedArray.toOverwrite(values.length, 7);
        elements().softmaxGradient(rows, columns, y.array(), 5, upper.array(), 2, dx.array(), 7);
        double[] expected = reference.backward(values, dy);
        Closeness.ofSums(2e-6, 1).assertClose("gradient of " + what, expected, dx.values());
        dx.assertNothingWrittenAround(what);
        elements().softmaxGradient(rows, columns, y.array(), 5, upper.array(), 2, upper.array(), 2);
        assertThat(upper.values()).as("%s in place", what).isEqualTo(dx.values());
      }
    }
  }

  @Test
  void softmaxOfLargeLogitsStaysFinite() {
    float[] y = new float[3];
    elements().softmax(1, 3, new float[] {200, -200, 199}, 0, y, 0);
    double e = StrictMath.exp(-1);
    Closeness.ofSums(1e-6, 1).assertClose("softmax", new double[] {1 / (1 + e), 0, e / (1 + e)}, y);
    elements().softmax(1, 3, new float[] {3e38f, -3e38f, 3e38f}, 0, y, 0);
    Closeness.ofSums(1e-6, 1).assertClose("softmax", new double[] {0.5, 0, 0.5}, y);
  }

  @Test
  void productsAndSumsValueByValueAreRight() {
    SeededArrays random = new SeededArrays(4);
    for (int count : COUNTS) {
      for (int[] at : OFFSETS) {
        double[] a = random.uniform(count);
        double[] b = random.uniform(count);
        GuardedArray left = GuardedArray.of(a, at[0]);
        GuardedArray right = GuardedArray.of(b, at[1]);
        GuardedArray product = GuardedArray.toOverwrite(count, at[2]);
        elements()
            .multiply(count, left.array(), at[0], right.array(), at[1], product.array(), at[2]);
        double[] expected = new double[count];
        Arrays.setAll(expected, i -> a[i] * b[i]);
        Closeness.ofSums(1e-6, 1).assertClose("product", expected, product.values());
        product.assertNothingWrittenAround("product of " + count);

        elements().add(count, left.array(), at[0], right.array(), at[1]);
        Arrays.setAll(expected, i -> a[i] + b[i]);
        Closeness.ofSums(1e-6, 1).assertClose("sum", expected, right.values());
        right.assertNothingWrittenAround("sum of " + count);
        checkSums(a, b, at);
      }
    }
  }

  private void checkSums(double[] a, double[] b, int[] at) {
    int count = a.length;
    GuardedArray left = GuardedArray.of(a, at[0]);
    GuardedArray right = GuardedArray.of(b, at[1]);
    GuardedArray y = GuardedArray.toOverwrite(count, at[2]);
    double[] expected = new double[count];
    elements().sum(count, left.array(), at[0], right.array(), at[1], y.array(), at[2]);
    Arrays.setAll(expected, i -> a[i] + b[i]);
    Closeness.ofSums(1e-6, 1).assertClose("sum", expected, y.values());
    y.assertNothingWrittenAround("sum of " + count);
    elements().addRectified(count, left.array(), at[0], right.array(), at[1], y.array(), at[2]);
    Arrays.setAll(expected, i -> Math.max(0, a[i] + b[i]));
    Closeness.ofSums(1e-6, 1).assertClose("rectified sum", expected, y.values());
    y.assertNothingWrittenAround("rectified sum of " + count);
    elements().addRectified(count, left.array(), at[0], right.array(), at[1], left.array(), at[0]);
    assertThat(left.values()).isEqualTo(y.values());
    left.assertNothingWrittenAround("rectified sum of " + count);
  }

  @Test
  void aRectifiedSumKeepsNan() {
    float[] a = new float[20];
    float[] b = new float[20];
    Arrays.fill(a, Float.NaN);
    elements().addRectified(20, a, 0, b, 0, b, 0);
    for (float value : b) {
      assertThat(value).isNaN();
    }
  }
}
