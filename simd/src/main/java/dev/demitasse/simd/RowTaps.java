package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;

/*
 * One output channel at a time, as wide as a vector, four rows of it in registers while the taps go by:
 * four vectors are loaded and one weight broadcast for four multiply-adds.
 *
 * A filter of 3x3 on one channel goes down the rows instead: nine weights and three sums stay in
 * registers, and the three vectors that are loaded from a row serve the three outputs that it is part
 * of. So there are three loads for nine multiply-adds.
 *
 * Rows of an output that are shorter than a vector are stored as a whole one, over the next row, which
 * comes later; the last rows, which have none, go to memory of their own first. Either way an output is
 * its bias and then its taps in their order.
 */

/** The innermost part of a convolution in groups: one output channel from a few channels. */
final class RowTaps {
  /** Floats of room for the last rows that are shorter than a vector. */
  static final int SPARE = 3 * Lanes.LOGICAL;

  private RowTaps() {}

  /**
   * Overwrites {@code y[r, q] = bias + sum over t of w[t] x[r pitch + q + shifts[t]]}.
   *
   * @param rows of the output
   * @param columns of the output
   * @param at where in x the first output's place is
   * @param down whether this is one filter of 3x3 whose shifts are i pitch + j
   * @param spare where in x's array there is room for {@link #SPARE} floats
   */
  static void sum(
      int rows,
      int columns,
      float[] x,
      int at,
      int pitch,
      int[] shifts,
      boolean down,
      float[] w,
      int wAt,
      float bias,
      float[] y,
      int yAt,
      int spare) {
    if (columns >= LENGTH) {
      int last = columns - LENGTH;
      for (int q = 0; q < last; q += LENGTH) {
        column(rows, x, at + q, pitch, shifts, down, w, wAt, bias, y, yAt + q, columns);
      }
      column(rows, x, at + last, pitch, shifts, down, w, wAt, bias, y, yAt + last, columns);
      return;
    }
    int safe = Math.max(0, rows - Math.ceilDiv(LENGTH, columns) + 1);
    int rest = rows - safe;
    if (safe > 0) {
      column(safe, x, at, pitch, shifts, down, w, wAt, bias, y, yAt, columns);
    }
    column(rest, x, at + safe * pitch, pitch, shifts, down, w, wAt, bias, x, spare, columns);
    System.arraycopy(x, spare, y, yAt + safe * columns, rest * columns);
  }

  private static void column(
      int rows,
      float[] x,
      int at,
      int pitch,
      int[] shifts,
      boolean down,
      float[] w,
      int wAt,
      float bias,
      float[] y,
      int yAt,
      int columns) {
    if (down) {
      down(rows, x, at, pitch, w, wAt, bias, y, yAt, columns);
    } else {
      fourRows(rows, x, at, pitch, shifts, w, wAt, bias, y, yAt, columns);
    }
  }

  private static void fourRows(
      int rows,
      float[] x,
      int at,
      int pitch,
      int[] shifts,
      float[] w,
      int wAt,
      float bias,
      float[] y,
      int yAt,
      int columns) {
    for (int r = 0; r < rows; r += 4) {
      int r1 = Math.min(r + 1, rows - 1);
      int r2 = Math.min(r + 2, rows - 1);
      int r3 = Math.min(r + 3, rows - 1);
      int p0 = at + r * pitch;
      int p1 = at + r1 * pitch;
      int p2 = at + r2 * pitch;
      int p3 = at + r3 * pitch;
      FloatVector s0 = Lanes.same(bias);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      for (int t = 0; t < shifts.length; t++) {
        int shift = shifts[t];
        FloatVector factor = Lanes.same(w[wAt + t]);
        s0 = Lanes.multiplyAdd(factor, Lanes.load(x, p0 + shift), s0);
        s1 = Lanes.multiplyAdd(factor, Lanes.load(x, p1 + shift), s1);
        s2 = Lanes.multiplyAdd(factor, Lanes.load(x, p2 + shift), s2);
        s3 = Lanes.multiplyAdd(factor, Lanes.load(x, p3 + shift), s3);
      }
      s0.intoArray(y, yAt + r * columns);
      s1.intoArray(y, yAt + r1 * columns);
      s2.intoArray(y, yAt + r2 * columns);
      s3.intoArray(y, yAt + r3 * columns);
    }
  }

  private static void down(
      int rows,
      float[] x,
      int at,
      int pitch,
      float[] w,
      int wAt,
      float bias,
      float[] y,
      int yAt,
      int columns) {
    FloatVector w0 = Lanes.same(w[wAt]);
    FloatVector w1 = Lanes.same(w[wAt + 1]);
    FloatVector w2 = Lanes.same(w[wAt + 2]);
    FloatVector w3 = Lanes.same(w[wAt + 3]);
    FloatVector w4 = Lanes.same(w[wAt + 4]);
    FloatVector w5 = Lanes.same(w[wAt + 5]);
    FloatVector w6 = Lanes.same(w[wAt + 6]);
    FloatVector w7 = Lanes.same(w[wAt + 7]);
    FloatVector w8 = Lanes.same(w[wAt + 8]);
    FloatVector added = Lanes.same(bias);
    FloatVector left = Lanes.load(x, at);
    FloatVector middle = Lanes.load(x, at + 1);
    FloatVector right = Lanes.load(x, at + 2);
    FloatVector s1 = Lanes.multiplyAdd(w0, left, added); // has met one row
    s1 = Lanes.multiplyAdd(w1, middle, s1);
    s1 = Lanes.multiplyAdd(w2, right, s1);
    left = Lanes.load(x, at + pitch);
    middle = Lanes.load(x, at + pitch + 1);
    right = Lanes.load(x, at + pitch + 2);
    FloatVector s2 = Lanes.multiplyAdd(w3, left, s1); // has met two
    s1 = Lanes.multiplyAdd(w0, left, added);
    s2 = Lanes.multiplyAdd(w4, middle, s2);
    s1 = Lanes.multiplyAdd(w1, middle, s1);
    s2 = Lanes.multiplyAdd(w5, right, s2);
    s1 = Lanes.multiplyAdd(w2, right, s1);
    int p = at + 2 * pitch;
    int to = yAt;
    for (int r = 0; r < rows; r++) {
      left = Lanes.load(x, p);
      middle = Lanes.load(x, p + 1);
      right = Lanes.load(x, p + 2);
      FloatVector s3 = Lanes.multiplyAdd(w6, left, s2);
      s2 = Lanes.multiplyAdd(w3, left, s1);
      s1 = Lanes.multiplyAdd(w0, left, added);
      s3 = Lanes.multiplyAdd(w7, middle, s3);
      s2 = Lanes.multiplyAdd(w4, middle, s2);
      s1 = Lanes.multiplyAdd(w1, middle, s1);
      s3 = Lanes.multiplyAdd(w8, right, s3);
      s2 = Lanes.multiplyAdd(w5, right, s2);
      s1 = Lanes.multiplyAdd(w2, right, s1);
      s3.intoArray(y, to);
      p += pitch;
      to += columns;
    }
  }
}
