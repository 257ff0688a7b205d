package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;
import static dev.demitasse.simd.Lanes.LOGICAL;

import jdk.incubator.vector.FloatVector;

/*
 * The sums of nine taps, a filter of 3x3, kept in registers while the places of one channel of the
 * output's gradient go by: ten loads for nine multiply-adds. Sums are those of the lanes, of which one
 * part is treated at a time.
 */

/** The innermost part of the weight gradient of a convolution in groups. */
final class TapSums {
  /** Taps that are treated together. */
  static final int TAPS = 9;

  private TapSums() {}

  /**
   * {@code sums[s] += x[xAt + shifts[tap + s] + i xStep + j] dy[dyAt + i columns + j]} over rows i
   * and columns j, lane by lane, for nine taps s.
   *
   * @param columns a multiple of LOGICAL
   * @param xStep how far rows of x lie apart
   * @param tap the first tap; those past the last are the last
   * @param sums LOGICAL lanes for each tap, from {@code at} on
   */
  static void add(
      int rows,
      int columns,
      float[] x,
      int xAt,
      int xStep,
      int[] shifts,
      int tap,
      float[] dy,
      int dyAt,
      float[] sums,
      int at) {
    for (int part = 0; part < LOGICAL; part += LENGTH) {
      part(rows, columns, x, xAt + part, xStep, shifts, tap, dy, dyAt + part, sums, at + part);
    }
  }

  private static void part(
      int rows,
      int columns,
      float[] x,
      int xAt,
      int xStep,
      int[] shifts,
      int tap,
      float[] dy,
      int dyAt,
      float[] sums,
      int at) {
    int last = shifts.length - 1;
    int x0 = xAt + shifts[tap];
    int x1 = xAt + shifts[Math.min(tap + 1, last)];
    int x2 = xAt + shifts[Math.min(tap + 2, last)];
    int x3 = xAt + shifts[Math.min(tap + 3, last)];
    int x4 = xAt + shifts[Math.min(tap + 4, last)];
    int x5 = xAt + shifts[Math.min(tap + 5, last)];
    int x6 = xAt + shifts[Math.min(tap + 6, last)];
    int x7 = xAt + shifts[Math.min(tap + 7, last)];
    int x8 = xAt + shifts[Math.min(tap + 8, last)];
    FloatVector s0 = Lanes.load(sums, at);
    FloatVector s1 = Lanes.load(sums, at + LOGICAL);
    FloatVector s2 = Lanes.load(sums, at + 2 * LOGICAL);
    FloatVector s3 = Lanes.load(sums, at + 3 * LOGICAL);
    FloatVector s4 = Lanes.load(sums, at + 4 * LOGICAL);
    FloatVector s5 = Lanes.load(sums, at + 5 * LOGICAL);
    FloatVector s6 = Lanes.load(sums, at + 6 * LOGICAL);
    FloatVector s7 = Lanes.load(sums, at + 7 * LOGICAL);
    FloatVector s8 = Lanes.load(sums, at + 8 * LOGICAL);
    for (int i = 0; i < rows; i++) {
      int p = i * xStep;
      int q = dyAt + i * columns;
      for (int end = p + columns; p < end; p += LOGICAL, q += LOGICAL) {
        FloatVector d = Lanes.load(dy, q);
        s0 = Lanes.multiplyAdd(d, Lanes.load(x, x0 + p), s0);
        s1 = Lanes.multiplyAdd(d, Lanes.load(x, x1 + p), s1);
        s2 = Lanes.multiplyAdd(d, Lanes.load(x, x2 + p), s2);
        s3 = Lanes.multiplyAdd(d, Lanes.load(x, x3 + p), s3);
        s4 = Lanes.multiplyAdd(d, Lanes.load(x, x4 + p), s4);
        s5 = Lanes.multiplyAdd(d, Lanes.load(x, x5 + p), s5);
        s6 = Lanes.multiplyAdd(d, Lanes.load(x, x6 + p), s6);
        s7 = Lanes.multiplyAdd(d, Lanes.load(x, x7 + p), s7);
        s8 = Lanes.multiplyAdd(d, Lanes.load(x, x8 + p), s8);
      }
    }
    s0.intoArray(sums, at);
    s1.intoArray(sums, at + LOGICAL);
    s2.intoArray(sums, at + 2 * LOGICAL);
    s3.intoArray(sums, at + 3 * LOGICAL);
    s4.intoArray(sums, at + 4 * LOGICAL);
    s5.intoArray(sums, at + 5 * LOGICAL);
    s6.intoArray(sums, at + 6 * LOGICAL);
    s7.intoArray(sums, at + 7 * LOGICAL);
    s8.intoArray(sums, at + 8 * LOGICAL);
  }
}
