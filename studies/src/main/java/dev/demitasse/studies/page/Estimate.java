package dev.demitasse.studies.page;

/**
 * A number and the interval it may well lie in.
 *
 * @param value the number
 * @param low the interval's lower end, or NaN if there is no interval
 * @param high its upper end, or NaN
 */
public record Estimate(double value, double low, double high) {
  /** A number without an interval. */
  public static Estimate of(double value) {
    return new Estimate(value, Double.NaN, Double.NaN);
  }

  /** Whether there is an interval. */
  public boolean hasInterval() {
    return Double.isFinite(low) && Double.isFinite(high);
  }
}
