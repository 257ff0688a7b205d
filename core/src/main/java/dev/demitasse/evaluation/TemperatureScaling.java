package dev.demitasse.evaluation;

import java.util.OptionalDouble;

/**
 * What dividing all logits by one number, the temperature, does to the calibration.
 *
 * <p>Above 1 it makes a network less sure of itself, below 1 surer; which class is the most
 * probable stays. Source: Guo, Pleiss, Sun and Weinberger, On calibration of modern neural
 * networks, ICML 2017.
 *
 * @param temperature the temperature with the lowest loss on samples that are not those of the test
 * @param kept whether the model divides its logits by it
 * @param before the calibration on the test samples at temperature 1
 * @param after the calibration on the same samples at this temperature
 */
public record TemperatureScaling(
    double temperature, boolean kept, Calibration before, Calibration after) {
  private static final double LOWEST = 0.05;
  private static final double HIGHEST = 20;
  private static final int HALVINGS = 50;

  /**
   * The temperature with the lowest mean cross-entropy, from 0.05 to 20. Empty if there is none in
   * between: all samples are right with a margin, nothing is better than guessing, or all logits
   * are equal; then the samples do not say how sure the network should be.
   *
   * <p>The loss is convex in the inverse of the temperature, so its slope changes sign once; the
   * place is found by halving, on a logarithmic scale.
   *
   * @param validation logits of samples that are not those of the test
   */
  public static OptionalDouble fit(Logits validation) {
    if (!(validation.slope(1 / HIGHEST) < 0) || !(validation.slope(1 / LOWEST) > 0)) {
      return OptionalDouble.empty();
    }
    double low = LOWEST;
    double high = HIGHEST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = Math.sqrt(low * high);
      if (validation.slope(1 / middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return OptionalDouble.of(Math.sqrt(low * high));
  }
}
