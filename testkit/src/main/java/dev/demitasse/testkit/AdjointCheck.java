package dev.demitasse.testkit;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Checks that one linear map is the adjoint of another: (A x, y) = (x, A' y) for random x and y.
 *
 * <p>The backward pass of a linear layer is the adjoint of its forward pass, and this identity
 * needs no step size: the two sides agree to rounding.
 */
public final class AdjointCheck {
  private static final int TRIALS = 4;

  private AdjointCheck() {}

  /**
   * The largest relative difference of the two sides over a few random vectors.
   *
   * @param map the linear map, from inputs to outputs values, without its constant part
   * @param adjoint the map to check, from outputs to inputs values
   * @param inputs the number of values that the map takes
   * @param outputs the number of values that it gives
   * @param seed chooses the vectors
   * @return the difference relative to the product of the norms, |A x| |y| or |x| |A' y|, whichever
   *     is larger; infinite if a value is not finite
   */
  public static double largestError(
      UnaryOperator<double[]> map,
      UnaryOperator<double[]> adjoint,
      int inputs,
      int outputs,
      long seed) {
    SeededArrays random = new SeededArrays(seed);
    double worst = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      double[] x = random.uniform(inputs);
      double[] y = random.uniform(outputs);
      double[] ax = map.apply(x.clone());
      double[] aty = adjoint.apply(y.clone());
      Lengths.require("the map's result", ax, outputs);
      Lengths.require("the adjoint's result", aty, inputs);
      double difference = Math.abs(dot(ax, y) - dot(x, aty));
      double scale = Math.sqrt(Math.max(dot(ax, ax) * dot(y, y), dot(x, x) * dot(aty, aty)));
      double error = scale == 0 ? 0 : difference / scale;
      worst = Double.isFinite(error) ? Math.max(worst, error) : Double.POSITIVE_INFINITY;
    }
    return worst;
  }

  /**
   * Fails if a map is not the adjoint of another.
   *
   * @param what what is checked, for the message
   * @param tolerance the largest relative difference allowed: 1e-12 for maps in double precision,
   *     about 1e-6 for maps in float32
   * @throws AssertionError if the difference exceeds the tolerance
   */
  public static void assertAdjoint(
      String what,
      UnaryOperator<double[]> map,
      UnaryOperator<double[]> adjoint,
      int inputs,
      int outputs,
      double tolerance) {
    double error = largestError(map, adjoint, inputs, outputs, 1);
    if (error > tolerance) {
      throw new AssertionError(
          String.format(
              Locale.ROOT,
              "%s: <Ax, y> and <x, A'y> differ by %.3g relative, allowed %.3g",
              what,
              error,
              tolerance));
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
