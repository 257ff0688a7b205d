package dev.demitasse.evaluation;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A mean over a few runs, and how sure it is.
 *
 * <p>Two settings that were run with the same seeds are compared by {@link #ofDifferences}: what a
 * seed does to both alike then does not count as doubt.
 *
 * @param count how many values there are
 * @param mean their mean
 * @param deviation their standard deviation, with divisor {@code count - 1}; none for one value
 * @param interval the 95% interval of the mean, {@code mean +- t deviation / sqrt(count)} with
 *     Student's t for {@code count - 1} degrees of freedom; none for one value, nor for values that
 *     are all equal, since those do not say how much chance there is
 */
public record MeanEstimate(
    int count, double mean, OptionalDouble deviation, Optional<Interval> interval) {
  private static final double CONFIDENCE = 0.95;

  /** By which share of the largest value equal values may differ from rounding. */
  private static final double ROUNDING = 1e-13;

  /**
   * The mean of values.
   *
   * @throws IllegalArgumentException if there are none, or one is not finite
   */
  public static MeanEstimate of(double... values) {
    return of(values, largest(values));
  }

  /**
   * The mean of {@code second - first}, pair by pair: a paired t interval. Source: Student, The
   * probable error of a mean, Biometrika 6, 1908.
   *
   * @param first what one setting came to, seed by seed
   * @param second what the other came to with the same seeds
   * @throws IllegalArgumentException if there are no pairs, one has no partner, or a value is not
   *     finite
   */
  public static MeanEstimate ofDifferences(double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          first.length + " values cannot be paired with " + second.length);
    }
    double[] differences = new double[first.length];
    Arrays.setAll(differences, i -> second[i] - first[i]);
    return of(differences, Math.max(largest(first), largest(second)));
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  private static MeanEstimate of(double[] values, double scale) {
    int count = values.length;
    if (count == 0 || !Double.isFinite(scale)) {
      throw new IllegalArgumentException("no mean of " + Arrays.toString(values));
    }
    double mean = Arrays.stream(values).sum() / count;
    if (count == 1) {
      return new MeanEstimate(1, mean, OptionalDouble.empty(), Optional.empty());
    }
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    double deviation = Math.sqrt(squares / (count - 1));
    if (deviation <= ROUNDING * scale) {
      return new MeanEstimate(count, mean, OptionalDouble.of(0), Optional.empty());
    }
    double reach = StudentT.quantile(CONFIDENCE, count - 1) * deviation / Math.sqrt(count);
    return new MeanEstimate(
        count,
        mean,
        OptionalDouble.of(deviation),
        Optional.of(new Interval(mean - reach, mean + reach, CONFIDENCE)));
  }

  /** Whether there is an interval and 0 lies outside of it. */
  public boolean excludesZero() {
    return interval.isPresent() && (interval.get().low() > 0 || interval.get().high() < 0);
  }
}
