package dev.demitasse.studies.study;

import dev.demitasse.evaluation.MeanEstimate;
import dev.demitasse.studies.page.Estimate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How many times one quantity is another, seed by seed: the geometric mean of the quotients, with
 * the paired 95% interval of their logarithms.
 *
 * @param logarithm of the quotient, to the base of ten
 */
record Ratio(MeanEstimate logarithm) {
  /** The quotient of quantities above 0 with the same seeds. */
  static Ratio of(List<Double> numerators, List<Double> denominators) {
    return new Ratio(MeanEstimate.ofDifferences(logarithms(denominators), logarithms(numerators)));
  }

  /** A quantity's geometric mean over the seeds; from the lowest to the highest. */
  static Estimate geometricMean(List<Double> values) {
    double mean = power(MeanEstimate.of(logarithms(values)).mean());
    return new Estimate(mean, Collections.min(values), Collections.max(values));
  }

  private static double[] logarithms(List<Double> values) {
    return values.stream().mapToDouble(StrictMath::log10).toArray();
  }

  private static double power(double exponent) {
    return StrictMath.pow(10, exponent);
  }

  /** The quotient. */
  double value() {
    return power(logarithm.mean());
  }

  /** Whether the seeds carry that it is not one. */
  boolean conclusive() {
    return logarithm.excludesZero();
  }

  /** Whether there is an interval and it has one in it. */
  boolean undecided() {
    return logarithm.interval().isPresent() && !conclusive();
  }

  /** The quotient and its interval, in words: {@code 12.3 (95% interval 9.8 to 15.4)}. */
  String told() {
    return told(value())
        + logarithm
            .interval()
            .map(
                each ->
                    " (95%% interval %s to %s)"
                        .formatted(told(power(each.low())), told(power(each.high()))))
            .orElse("");
  }

  /** To two or three digits. */
  private static String told(double quotient) {
    if (quotient >= 0.001 && quotient < 100) {
      return String.format(Locale.ROOT, "%.3g", quotient);
    }
    return String.format(Locale.ROOT, quotient < 1 ? "%.1e" : "%,.0f", rounded(quotient));
  }

  private static double rounded(double quotient) {
    double unit = StrictMath.pow(10, Math.floor(StrictMath.log10(quotient)) - 1);
    return Math.rint(quotient / unit) * unit;
  }
}
