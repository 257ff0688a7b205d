package dev.demitasse.explanation;

import dev.demitasse.tensor.InputException;
import java.util.Arrays;

/** Brings values of any size, not below 0, to 0..1. */
final class Heat {
  private static final double PERCENTILE = 0.99;
  private static final double KNEE = 0.95;

  private Heat() {}

  /**
   * The largest becomes 1; zeros stay where there is nothing else.
   *
   * @throws InputException if a value is not finite
   */
  static void divideByLargest(float[] values) {
    float largest = largest(values);
    for (int i = 0; largest > 0 && i < values.length; i++) {
      values[i] /= largest;
    }
  }

  /**
   * The 99th percentile becomes 0.95 and the largest 1, with straight lines to and between them.
   *
   * @throws InputException if a value is not finite
   */
  static void divideByPercentile(float[] values) {
    double largest = largest(values);
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    double common = sorted[(int) (PERCENTILE * (sorted.length - 1))];
    if (common == 0 || common == largest) {
      divideByLargest(values);
      return;
    }
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      double heat =
          value <= common
              ? KNEE * value / common
              : KNEE + (1 - KNEE) * (value - common) / (largest - common);
      values[i] = (float) Math.min(1, heat);
    }
  }

  private static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, value);
    }
    if (!Float.isFinite(largest)) {
      throw new InputException(
          "the network's gradients are no finite numbers, so no place can be said to speak for a"
              + " class; train it again with a lower learning rate");
    }
    return largest;
  }
}
