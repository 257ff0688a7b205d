package dev.demitasse.studies.study;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How many times as long one thing takes as another, round by round: the median of the quotients,
 * and an interval for it that supposes nothing of how times are spread. A round during which the
 * machine did something else moves neither much.
 *
 * <p>The median lies between the second lowest and the second highest of nine rounds in 1 - 2 (1 +
 * 9) / 2^9 = 96% of cases.
 *
 * @param median the quotient in the middle
 * @param low the second lowest
 * @param high the second highest
 */
record RoundRatio(double median, double low, double high) {
  /**
   * The quotients of times taken in turn.
   *
   * @throws IllegalArgumentException if there are not as many of both, or fewer than three
   */
  static RoundRatio of(List<Double> numerators, List<Double> denominators) {
    if (numerators.size() != denominators.size() || numerators.size() < 3) {
      throw new IllegalArgumentException(
          "%d rounds cannot be compared with %d".formatted(numerators.size(), denominators.size()));
    }
    List<Double> quotients =
        IntStream.range(0, numerators.size())
            .mapToObj(round -> numerators.get(round) / denominators.get(round))
            .sorted()
            .toList();
    return new RoundRatio(
        quotients.get(quotients.size() / 2), quotients.get(1), quotients.get(quotients.size() - 2));
  }

  /** Whether the rounds carry that one takes longer. */
  boolean conclusive() {
    return low > 1 || high < 1;
  }

  /** What the rounds say, as the end of a sentence. */
  String told() {
    return conclusive()
        ? String.format(
            Locale.ROOT, "%.2f times as long (95%% interval %.2f to %.2f)", median, low, high)
        : String.format(
            Locale.ROOT, "the rounds do not tell (%.2f to %.2f times as long)", low, high);
  }
}
