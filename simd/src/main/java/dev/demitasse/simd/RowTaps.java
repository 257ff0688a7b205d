package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;

/*
 * One output channel at a time, as wide as a vector, eight rows of it in registers while the taps go by:
 * eight vectors are loaded and one weight broadcast for eight multiply-adds. A filter of 3x3 on one
 * channel is left to SquareTaps.
 *
 * Rows of an output that are shorter than a vector are stored as a whole one, over the next row, which
 * comes later; the last rows, which have none, go to memory of their own first. Either way an output is
 * its bias and then its taps in their order.
 */

/** The innermost part of a convolution in groups: one output channel from a few channels. */
final class RowTaps {
  /** Floats of room for the last rows that are shorter than a vector. */
  static final int SPARE = 3 * Lanes.LOGICAL;

  /**
   * How a channel's taps lie: any way, or as {@link SquareTaps} has them for strides of 1 and 2.
   */
  enum Form {
    ANY,
    SQUARE,
    SQUARE_OF_HALVES;

    /** Of a filter on so many channels. */
    static Form of(int channels, int size, int stride, int dilation) {
      boolean isSquare = channels == 1 && size == 3 && dilation == 1;
      if (!isSquare || stride > 2 || !FusedMultiplyAdd.IS_FAST) {
        return ANY;
      }
      return stride == 1 ? SQUARE : SQUARE_OF_HALVES;
    }
  }

  private RowTaps() {}

  /**
   * Overwrites {@code y[r, q] = bias + sum over t of w[t] x[at + r pitch + q + shifts[t]]}.
   *
   * @param rows of the output
   * @param columns of the output
   * @param at where in x the first output's place is
   * @param spare where in x's array there is room for {@link #SPARE} floats
   */
  static void sum(
      int rows,
      int columns,
      float[] x,
      int at,
      int pitch,
      int[] shifts,
      Form form,
      float[] w,
      int wAt,
      float bias,
      float[] y,
      int yAt,
      int spare) {
    if (columns >= LENGTH) {
      int last = columns - LENGTH;
      for (int q = 0; q < last; q += LENGTH) {
        column(rows, x, at + q, pitch, shifts, form, w, wAt, bias, y, yAt + q, columns);
      }
      column(rows, x, at + last, pitch, shifts, form, w, wAt, bias, y, yAt + last, columns);
      return;
    }
    int rest = Math.min(rows, (LENGTH - 1) / columns);
    int safe = rows - rest;
    if (safe > 0) {
      column(safe, x, at, pitch, shifts, form, w, wAt, bias, y, yAt, columns);
    }
    column(rest, x, at + safe * pitch, pitch, shifts, form, w, wAt, bias, x, spare, columns);
    System.arraycopy(x, spare, y, yAt + safe * columns, rest * columns);
  }

  private static void column(
      int rows,
      float[] x,
      int at,
      int pitch,
      int[] shifts,
      Form form,
      float[] w,
      int wAt,
      float bias,
      float[] y,
      int yAt,
      int columns) {
    switch (form) {
      case ANY -> eightRows(rows, x, at, pitch, shifts, w, wAt, bias, y, yAt, columns);
      case SQUARE -> SquareTaps.sum(rows, x, at, pitch, w, wAt, bias, y, yAt, columns);
      case SQUARE_OF_HALVES ->
          SquareTaps.sumHalves(rows, x, at, pitch, shifts, w, wAt, bias, y, yAt, columns);
    }
  }

  private static void eightRows(
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
    int last = rows - 1;
    for (int r = 0; r < rows; r += 8) {
      int r1 = Math.min(r + 1, last);
      int r2 = Math.min(r + 2, last);
      int r3 = Math.min(r + 3, last);
      int r4 = Math.min(r + 4, last);
      int r5 = Math.min(r + 5, last);
      int r6 = Math.min(r + 6, last);
      int r7 = Math.min(r + 7, last);
      FloatVector s0 = Lanes.same(bias);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      FloatVector s4 = s0;
      FloatVector s5 = s0;
      FloatVector s6 = s0;
      FloatVector s7 = s0;
      for (int t = 0; t < shifts.length; t++) {
        int p = at + shifts[t];
        FloatVector factor = Lanes.same(w[wAt + t]);
        s0 = Lanes.multiplyAdd(factor, Lanes.load(x, p + r * pitch), s0);
        s1 = Lanes.multiplyAdd(factor, Lanes.load(x, p + r1 * pitch), s1);
        s2 = Lanes.multiplyAdd(factor, Lanes.load(x, p + r2 * pitch), s2);
        s3 = Lanes.multiplyAdd(factor, Lanes.load(x, p + r3 * pitch), s3);
        s4 = Lanes.multiplyAdd(factor, Lanes.load(x, p + r4 * pitch), s4);
        s5 = Lanes.multiplyAdd(factor, Lanes.load(x, p + r5 * pitch), s5);
        s6 = Lanes.multiplyAdd(factor, Lanes.load(x, p + r6 * pitch), s6);
        s7 = Lanes.multiplyAdd(factor, Lanes.load(x, p + r7 * pitch), s7);
      }
      s0.intoArray(y, yAt + r * columns);
      s1.intoArray(y, yAt + r1 * columns);
      s2.intoArray(y, yAt + r2 * columns);
      s3.intoArray(y, yAt + r3 * columns);
      s4.intoArray(y, yAt + r4 * columns);
      s5.intoArray(y, yAt + r5 * columns);
      s6.intoArray(y, yAt + r6 * columns);
      s7.intoArray(y, yAt + r7 * columns);
    }
  }
}
