package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;

/*
 * Sixteen sums, of four rows with four rows, kept in registers: eight vectors are loaded for 16
 * multiply-adds. The sums stay vectors; their lanes are added up once, after many pictures. As in
 * Tiles there are no branches and no masks in here.
 */

/** The innermost part of a convolution's weight gradient, with places along vectors. */
final class PlaceSums {
  /** How many rows of one meet how many of the other. */
  static final int ROWS = 4;

  private PlaceSums() {}

  /**
   * {@code sums[4 r + s] += x[shifts[tap + s] + i xStep + j] dy[r, i, j]} over rows i and whole
   * vectors of columns j, for four channels r and four taps s.
   *
   * @param columns a multiple of a vector's length
   * @param xStep how far rows of x lie apart
   * @param tap the first tap; those past the last are the last
   * @param dyStep how far channels lie apart
   */
  static void add(
      int rows,
      int columns,
      float[] x,
      int xStep,
      int[] shifts,
      int tap,
      int lastTap,
      float[] dy,
      int dyOffset,
      int dyStep,
      float[] sums,
      int at) {
    int x0 = shifts[tap];
    int x1 = shifts[Math.min(tap + 1, lastTap)];
    int x2 = shifts[Math.min(tap + 2, lastTap)];
    int x3 = shifts[Math.min(tap + 3, lastTap)];
    FloatVector s00 = Lanes.load(sums, at);
    FloatVector s01 = Lanes.load(sums, at + LENGTH);
    FloatVector s02 = Lanes.load(sums, at + 2 * LENGTH);
    FloatVector s03 = Lanes.load(sums, at + 3 * LENGTH);
    FloatVector s10 = Lanes.load(sums, at + 4 * LENGTH);
    FloatVector s11 = Lanes.load(sums, at + 5 * LENGTH);
    FloatVector s12 = Lanes.load(sums, at + 6 * LENGTH);
    FloatVector s13 = Lanes.load(sums, at + 7 * LENGTH);
    FloatVector s20 = Lanes.load(sums, at + 8 * LENGTH);
    FloatVector s21 = Lanes.load(sums, at + 9 * LENGTH);
    FloatVector s22 = Lanes.load(sums, at + 10 * LENGTH);
    FloatVector s23 = Lanes.load(sums, at + 11 * LENGTH);
    FloatVector s30 = Lanes.load(sums, at + 12 * LENGTH);
    FloatVector s31 = Lanes.load(sums, at + 13 * LENGTH);
    FloatVector s32 = Lanes.load(sums, at + 14 * LENGTH);
    FloatVector s33 = Lanes.load(sums, at + 15 * LENGTH);
    for (int i = 0; i < rows; i++) {
      int p = i * xStep;
      int q = dyOffset + i * columns;
      for (int end = p + columns; p < end; p += LENGTH, q += LENGTH) {
        FloatVector v0 = Lanes.load(x, x0 + p);
        FloatVector v1 = Lanes.load(x, x1 + p);
        FloatVector v2 = Lanes.load(x, x2 + p);
        FloatVector v3 = Lanes.load(x, x3 + p);
        FloatVector d = Lanes.load(dy, q);
        s00 = d.fma(v0, s00);
        s01 = d.fma(v1, s01);
        s02 = d.fma(v2, s02);
        s03 = d.fma(v3, s03);
        d = Lanes.load(dy, q + dyStep);
        s10 = d.fma(v0, s10);
        s11 = d.fma(v1, s11);
        s12 = d.fma(v2, s12);
        s13 = d.fma(v3, s13);
        d = Lanes.load(dy, q + 2 * dyStep);
        s20 = d.fma(v0, s20);
        s21 = d.fma(v1, s21);
        s22 = d.fma(v2, s22);
        s23 = d.fma(v3, s23);
        d = Lanes.load(dy, q + 3 * dyStep);
        s30 = d.fma(v0, s30);
        s31 = d.fma(v1, s31);
        s32 = d.fma(v2, s32);
        s33 = d.fma(v3, s33);
      }
    }
    s00.intoArray(sums, at);
    s01.intoArray(sums, at + LENGTH);
    s02.intoArray(sums, at + 2 * LENGTH);
    s03.intoArray(sums, at + 3 * LENGTH);
    s10.intoArray(sums, at + 4 * LENGTH);
    s11.intoArray(sums, at + 5 * LENGTH);
    s12.intoArray(sums, at + 6 * LENGTH);
    s13.intoArray(sums, at + 7 * LENGTH);
    s20.intoArray(sums, at + 8 * LENGTH);
    s21.intoArray(sums, at + 9 * LENGTH);
    s22.intoArray(sums, at + 10 * LENGTH);
    s23.intoArray(sums, at + 11 * LENGTH);
    s30.intoArray(sums, at + 12 * LENGTH);
    s31.intoArray(sums, at + 13 * LENGTH);
    s32.intoArray(sums, at + 14 * LENGTH);
    s33.intoArray(sums, at + 15 * LENGTH);
  }
}
