package dev.demitasse.bench;

import java.util.List;

/** The middle of several numbers. */
final class Median {
  private Median() {}

  /**
   * The middle one by size, or the mean of the two in the middle.
   *
   * @throws IllegalArgumentException if there are none
   */
  static double of(List<Double> numbers) {
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("no numbers have no median");
    }
    double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
