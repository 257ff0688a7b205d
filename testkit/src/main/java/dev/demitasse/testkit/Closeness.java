package dev.demitasse.testkit;

import java.util.Locale;

/**
 * How close values have to be to their double-precision reference.
 *
 * <p>An element may be off by tolerance sqrt(sumLength) scale, where the scale is the largest
 * finite magnitude in the reference, but no less than smallestScale. Rounding errors of a sum of k
 * terms grow like sqrt(k), so a test over many sizes needs only one tolerance. An element whose
 * reference is not finite has to be equal to it.
 *
 * @param tolerance the error allowed for one operation relative to the scale
 * @param sumLength the number of terms that each element sums
 * @param smallestScale the scale of the terms, for sums that may cancel; 0 for none
 */
public record Closeness(double tolerance, int sumLength, double smallestScale) {

  /** A tolerance relative to the largest magnitude of the reference, whatever the sums. */
  public static Closeness relative(double tolerance) {
    return new Closeness(tolerance, 1, 0);
  }

  /**
   * A tolerance for sums of products of values about 1 in size.
   *
   * @param tolerance the error allowed for one operation: about 1e-6 for float32
   * @param sumLength the number of products in each sum
   */
  public static Closeness ofSums(double tolerance, int sumLength) {
    return new Closeness(tolerance, sumLength, 1);
  }

  /**
   * Fails if an element of a float32 result is too far from its reference.
   *
   * @param what what is compared, for the message
   * @throws AssertionError if the lengths differ, or for the element that is off the most, saying
   *     where and how far
   */
  public void assertClose(String what, double[] expected, float[] actual) {
    assertClose(what, expected, Floats.widen(actual));
  }

  /**
   * Fails if an element of a result in double precision is too far from its reference.
   *
   * @param what what is compared, for the message
   * @throws AssertionError if the lengths differ, or for the element that is off the most, saying
   *     where and how far
   */
  public void assertClose(String what, double[] expected, double[] actual) {
    if (expected.length != actual.length) {
      throw new AssertionError(
          what + ": " + actual.length + " elements, expected " + expected.length);
    }
    double allowed = tolerance * Math.sqrt(sumLength) * Math.max(smallestScale, largest(expected));
    int worst = -1;
    double worstError = allowed;
    for (int i = 0; i < expected.length; i++) {
      double error = error(expected[i], actual[i]);
      if (error > worstError) {
        worst = i;
        worstError = error;
      }
    }
    if (worst >= 0) {
      throw new AssertionError(
          String.format(
              Locale.ROOT,
              "%s: element %d of %d is %s, expected %s (off by %.3g, allowed %.3g)",
              what,
              worst,
              expected.length,
              actual[worst],
              expected[worst],
              worstError,
              allowed));
    }
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    return largest;
  }

  private static double error(double expected, double actual) {
    if (Double.compare(expected, actual) == 0) {
      return 0;
    }
    double error = Math.abs(expected - actual);
    return Double.isFinite(error) ? error : Double.POSITIVE_INFINITY;
  }
}
