package dev.demitasse.studies.page;

/**
 * A point of a chart.
 *
 * @param x where it lies along the horizontal axis
 * @param y where along the vertical one, perhaps with an interval; NaN leaves a gap
 */
public record Point(double x, Estimate y) {
  /** A point without an interval. */
  public static Point of(double x, double y) {
    return new Point(x, Estimate.of(y));
  }
}
