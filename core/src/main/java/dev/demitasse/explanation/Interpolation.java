package dev.demitasse.explanation;

/** Linear interpolation along one axis: at which place among old values each new one lies. */
final class Interpolation {
  private final int old;
  private final double[] places;

  private Interpolation(int old, double[] places) {
    this.old = old;
    this.places = places;
  }

  /** So many new values over the length that the old ones cover. */
  static Interpolation resizing(int old, int count) {
    return between(old, 0.5 * count / old - 0.5, (double) count / old, count);
  }

  /**
   * So many new values, among which the old ones lie {@code step} apart from {@code start} on;
   * beyond the outermost, the outermost goes on.
   */
  static Interpolation between(int old, double start, double step, int count) {
    double[] places = new double[count];
    for (int i = 0; i < count; i++) {
      places[i] = Math.clamp((i - start) / step, 0, old - 1.0);
    }
    return new Interpolation(old, places);
  }

  /** A grid of values, interpolated along both axes. */
  static float[] grid(float[] values, Interpolation rows, Interpolation columns) {
    float[] grid = new float[Math.multiplyExact(rows.places.length, columns.places.length)];
    int at = 0;
    for (double row : rows.places) {
      int above = (int) row;
      int below = Math.min(rows.old - 1, above + 1);
      for (double column : columns.places) {
        double high = columns.value(values, above, column);
        double low = columns.value(values, below, column);
        grid[at++] = (float) (high + (row - above) * (low - high));
      }
    }
    return grid;
  }

  private double value(float[] values, int row, double column) {
    int left = (int) column;
    int right = Math.min(old - 1, left + 1);
    double before = values[row * old + left];
    return before + (column - left) * (values[row * old + right] - before);
  }
}
