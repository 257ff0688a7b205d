package dev.demitasse.testkit;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Compares an analytic gradient with central differences: (f(x + e) - f(x - e)) / 2e, e = 1e-6.
 *
 * <p>The error of a component is relative to the larger of the two values, but to no less than one
 * hundredth of the largest component and 1e-4 |f(x)|: below that, what the subtraction loses to
 * rounding is as large as the difference itself. A correct gradient of a smooth function of order 1
 * stays below 1e-5; f must not have a kink or a tie within e of x.
 */
public final class GradientCheck {
  private static final double EPSILON = 1e-6;

  private GradientCheck() {}

  /**
   * Where the two gradients differ most.
   *
   * @param error the largest relative error; infinite if a value is not finite
   * @param index the component where it is
   * @param analytic the analytic value there
   * @param numeric the central difference there
   */
  public record Result(double error, int index, double analytic, double numeric) {}

  /**
   * Compares a gradient with central differences.
   *
   * @param f a scalar function; it must not change its argument
   * @param x where the gradient is taken; left as it is
   * @param gradient the analytic gradient, as long as x
   * @return the component with the largest relative error
   * @throws IllegalArgumentException if the lengths differ or are 0
   */
  public static Result compare(ToDoubleFunction<double[]> f, double[] x, double[] gradient) {
    Lengths.batch("x", x, 1);
    Lengths.require("gradient", gradient, x.length);
    double[] numeric = differences(f, x);
    double floor = 1e-4 * Math.abs(f.applyAsDouble(x.clone()));
    for (int i = 0; i < x.length; i++) {
      floor = Math.max(floor, 0.01 * Math.max(Math.abs(gradient[i]), Math.abs(numeric[i])));
    }
    Result worst = new Result(-1, 0, 0, 0);
    for (int i = 0; i < x.length; i++) {
      double error = relativeError(gradient[i], numeric[i], floor);
      if (error > worst.error()) {
        worst = new Result(error, i, gradient[i], numeric[i]);
      }
    }
    return worst;
  }

  /**
   * Fails if a gradient does not agree with central differences.
   *
   * @param what what the gradient is of, for the message
   * @param tolerance the largest relative error allowed, usually 1e-5
   * @throws AssertionError if the largest relative error exceeds the tolerance
   */
  public static void assertGradient(
      String what, ToDoubleFunction<double[]> f, double[] x, double[] gradient, double tolerance) {
    Result worst = compare(f, x, gradient);
    if (worst.error() > tolerance) {
      throw new AssertionError(
          String.format(
              Locale.ROOT,
              "%s: component %d of the gradient is %s, but the central difference is %s"
                  + " (relative error %.3g, allowed %.3g)",
              what,
              worst.index(),
              worst.analytic(),
              worst.numeric(),
              worst.error(),
              tolerance));
    }
  }

  private static double[] differences(ToDoubleFunction<double[]> f, double[] x) {
    double[] result = new double[x.length];
    double[] moved = x.clone();
    for (int i = 0; i < x.length; i++) {
      double high = x[i] + EPSILON;
      double low = x[i] - EPSILON;
      moved[i] = high;
      double above = f.applyAsDouble(moved);
      moved[i] = low;
      double below = f.applyAsDouble(moved);
      moved[i] = x[i];
      // What was really added, after rounding.
      result[i] = (above - below) / (high - low);
    }
    return result;
  }

  private static double relativeError(double a, double b, double floor) {
    if (!Double.isFinite(a) || !Double.isFinite(b)) {
      return Double.POSITIVE_INFINITY;
    }
    double scale = Math.max(floor, Math.max(Math.abs(a), Math.abs(b)));
    return scale == 0 ? 0 : Math.abs(a - b) / scale;
  }
}
