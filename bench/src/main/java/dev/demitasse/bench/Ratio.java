package dev.demitasse.bench;

import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How many times faster one engine is than another.
 *
 * @param ofMedians the median of its rates divided by the median of the other's
 * @param least the least ratio within one round
 * @param most the largest
 */
record Ratio(double ofMedians, double least, double most) {
  /**
   * Compares rates round by round.
   *
   * @throws IllegalArgumentException if they are not of the same rounds
   */
  static Ratio of(List<Double> rates, List<Double> others) {
    if (rates.size() != others.size() || rates.isEmpty()) {
      throw new IllegalArgumentException(
          "%d rounds are compared with %d".formatted(rates.size(), others.size()));
    }
    DoubleSummaryStatistics ratios =
        IntStream.range(0, rates.size())
            .mapToDouble(i -> rates.get(i) / others.get(i))
            .summaryStatistics();
    return new Ratio(Median.of(rates) / Median.of(others), ratios.getMin(), ratios.getMax());
  }

  /** This by its JSON names. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("of_medians", ofMedians);
    json.put("least", least);
    json.put("most", most);
    return json;
  }

  /** {@code 3.14x (2.96..3.31)}. */
  @Override
  public String toString() {
    return "%sx (%s..%s)".formatted(text(ofMedians), text(least), text(most));
  }

  private static String text(double ratio) {
    return ratio < 9.95 ? "%.2f".formatted(ratio) : "%.1f".formatted(ratio);
  }
}
