package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

/**
 * Where the vectors begin in which a convolution computes a channel.
 *
 * @param from where in the source, but for a tap's shift
 * @param to where in the channel that is computed
 */
record Places(int[] from, int[] to) {
  /** Row by row, where rows are whole vectors. */
  static Places rows(int rows, int columns, int first, int rowStep) {
    int inRow = columns / LENGTH;
    int[] from = new int[rows * inRow];
    int[] to = new int[from.length];
    for (int v = 0; v < from.length; v++) {
      from[v] = first + v / inRow * rowStep + v % inRow * LENGTH;
      to[v] = v * LENGTH;
    }
    return new Places(from, to);
  }

  /** Vector after vector, the last ending where the values do, of which there is at least one. */
  static Places all(int count) {
    int[] at = new int[Math.ceilDiv(count, LENGTH)];
    for (int v = 0; v < at.length; v++) {
      at[v] = Math.min(v * LENGTH, count - LENGTH);
    }
    return new Places(at, at);
  }

  /** Vector after vector, the last beyond the run's end. */
  static Places run(int length, int first) {
    int[] from = new int[Math.ceilDiv(length, LENGTH)];
    int[] to = new int[from.length];
    for (int v = 0; v < from.length; v++) {
      from[v] = first + v * LENGTH;
      to[v] = v * LENGTH;
    }
    return new Places(from, to);
  }

  /** Floats of the channel that is computed. */
  int size() {
    return to.length * LENGTH;
  }

  /**
   * Computes up to eight channels: {@link Taps#sum}.
   *
   * @param channels how many there are, 1 to 8
   */
  void sum(
      int[] shifts,
      float[] x,
      int xOffset,
      float[] w,
      int wOffset,
      float[] bias,
      int biasOffset,
      float[] y,
      int yOffset,
      int yStep,
      int channels) {
    int last = channels - 1;
    Taps.sum(from, to, shifts, x, xOffset, w, wOffset, bias, biasOffset, y, yOffset, yStep, last);
  }
}
