package dev.demitasse.evaluation;

/**
 * Wilson's score interval for a share.
 *
 * <p>{@code (p + z^2 / 2n +- z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n)}. It stays within
 * 0..1 and keeps its promise for small samples and shares near the ends. Source: Wilson, Probable
 * inference, the law of succession, and statistical inference, JASA 22, 1927.
 */
public final class Wilson {
  static final double CONFIDENCE = 0.95;
  static final double Z = 1.959963984540054; // the normal distribution's 0.975 quantile

  private Wilson() {}

  /**
   * The 95% interval for the share of which {@code successes} in {@code trials} were seen.
   *
   * @throws IllegalArgumentException if there are no trials, or more successes than trials
   */
  public static Interval interval(int successes, int trials) {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " successes in " + trials + " trials");
    }
    double n = trials;
    double share = successes / n;
    double square = Z * Z;
    double middle = share + square / (2 * n);
    double reach = Z * Math.sqrt(share * (1 - share) / n + square / (4 * n * n));
    double divisor = 1 + square / n;
    double low = successes == 0 ? 0 : (middle - reach) / divisor;
    double high = successes == trials ? 1 : (middle + reach) / divisor;
    return new Interval(low, high, CONFIDENCE);
  }
}
