package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LOGICAL;
import static dev.demitasse.simd.Registers.MANY;

import jdk.incubator.vector.FloatVector;

/*
 * Sixteen sums, of four channels with four taps, kept in registers: eight vectors are loaded for 16
 * multiply-adds. With few registers they are twelve, of four channels with three taps, and seven
 * loads. The sums have logical lanes, of which one part is treated at a time; they are added up once,
 * after many pictures. As in Tiles there are no branches and no masks in here.
 */

/** The innermost part of a convolution's weight gradient, with places along vectors. */
final class PlaceSums {
  /** Channels that are treated together. */
  static final int CHANNELS = 4;

  /** Taps that are. */
  static final int TAPS = MANY ? 4 : 3;

  private PlaceSums() {}

  /**
   * {@code sums[r, s] += x[shifts[tap + s] + part + i xStep + j] dy[r, i, part + j]} over rows i
   * and every LOGICAL columns j, for four channels r and a few taps s, for one vector of the lanes.
   *
   * @param columns a multiple of the logical lanes
   * @param part the first lane of the vector
   * @param xStep how far rows of x lie apart
   * @param tap the first tap; those past the last are the last
   * @param dyStep how far channels lie apart
   * @param sums logical lanes of {@code [4][TAPS]} sums, from {@code at} on
   */
  static void add(
      int rows,
      int columns,
      int part,
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
    int to = at + part;
    int d0 = dyOffset + part;
    int x0 = part + shifts[tap];
    int x1 = part + shifts[Math.min(tap + 1, lastTap)];
    int x2 = part + shifts[Math.min(tap + 2, lastTap)];
    int x3 = part + shifts[Math.min(tap + 3, lastTap)];
    FloatVector s00 = Lanes.load(sums, to);
    FloatVector s01 = Lanes.load(sums, to + LOGICAL);
    FloatVector s02 = Lanes.load(sums, to + 2 * LOGICAL);
    FloatVector s03 = MANY ? Lanes.load(sums, to + 3 * LOGICAL) : s02;
    FloatVector s10 = Lanes.load(sums, to + TAPS * LOGICAL);
    FloatVector s11 = Lanes.load(sums, to + (TAPS + 1) * LOGICAL);
    FloatVector s12 = Lanes.load(sums, to + (TAPS + 2) * LOGICAL);
    FloatVector s13 = MANY ? Lanes.load(sums, to + (TAPS + 3) * LOGICAL) : s12;
    FloatVector s20 = Lanes.load(sums, to + 2 * TAPS * LOGICAL);
    FloatVector s21 = Lanes.load(sums, to + (2 * TAPS + 1) * LOGICAL);
    FloatVector s22 = Lanes.load(sums, to + (2 * TAPS + 2) * LOGICAL);
    FloatVector s23 = MANY ? Lanes.load(sums, to + (2 * TAPS + 3) * LOGICAL) : s22;
    FloatVector s30 = Lanes.load(sums, to + 3 * TAPS * LOGICAL);
    FloatVector s31 = Lanes.load(sums, to + (3 * TAPS + 1) * LOGICAL);
    FloatVector s32 = Lanes.load(sums, to + (3 * TAPS + 2) * LOGICAL);
    FloatVector s33 = MANY ? Lanes.load(sums, to + (3 * TAPS + 3) * LOGICAL) : s32;
    for (int i = 0; i < rows; i++) {
      int p = i * xStep;
      int q = d0 + i * columns;
      for (int end = p + columns; p < end; p += LOGICAL, q += LOGICAL) {
        FloatVector v0 = Lanes.load(x, x0 + p);
        FloatVector v1 = Lanes.load(x, x1 + p);
        FloatVector v2 = Lanes.load(x, x2 + p);
        FloatVector v3 = MANY ? Lanes.load(x, x3 + p) : v2;
        FloatVector d = Lanes.load(dy, q);
        s00 = Lanes.multiplyAdd(d, v0, s00);
        s01 = Lanes.multiplyAdd(d, v1, s01);
        s02 = Lanes.multiplyAdd(d, v2, s02);
        if (MANY) {
          s03 = Lanes.multiplyAdd(d, v3, s03);
        }
        d = Lanes.load(dy, q + dyStep);
        s10 = Lanes.multiplyAdd(d, v0, s10);
        s11 = Lanes.multiplyAdd(d, v1, s11);
        s12 = Lanes.multiplyAdd(d, v2, s12);
        if (MANY) {
          s13 = Lanes.multiplyAdd(d, v3, s13);
        }
        d = Lanes.load(dy, q + 2 * dyStep);
        s20 = Lanes.multiplyAdd(d, v0, s20);
        s21 = Lanes.multiplyAdd(d, v1, s21);
        s22 = Lanes.multiplyAdd(d, v2, s22);
        if (MANY) {
          s23 = Lanes.multiplyAdd(d, v3, s23);
        }
        d = Lanes.load(dy, q + 3 * dyStep);
        s30 = Lanes.multiplyAdd(d, v0, s30);
        s31 = Lanes.multiplyAdd(d, v1, s31);
        s32 = Lanes.multiplyAdd(d, v2, s32);
        if (MANY) {
          s33 = Lanes.multiplyAdd(d, v3, s33);
        }
      }
    }
    s00.intoArray(sums, to);
    s01.intoArray(sums, to + LOGICAL);
    s02.intoArray(sums, to + 2 * LOGICAL);
    if (MANY) {
      s03.intoArray(sums, to + 3 * LOGICAL);
    }
    s10.intoArray(sums, to + TAPS * LOGICAL);
    s11.intoArray(sums, to + (TAPS + 1) * LOGICAL);
    s12.intoArray(sums, to + (TAPS + 2) * LOGICAL);
    if (MANY) {
      s13.intoArray(sums, to + (TAPS + 3) * LOGICAL);
    }
    s20.intoArray(sums, to + 2 * TAPS * LOGICAL);
    s21.intoArray(sums, to + (2 * TAPS + 1) * LOGICAL);
    s22.intoArray(sums, to + (2 * TAPS + 2) * LOGICAL);
    if (MANY) {
      s23.intoArray(sums, to + (2 * TAPS + 3) * LOGICAL);
    }
    s30.intoArray(sums, to + 3 * TAPS * LOGICAL);
    s31.intoArray(sums, to + (3 * TAPS + 1) * LOGICAL);
    s32.intoArray(sums, to + (3 * TAPS + 2) * LOGICAL);
    if (MANY) {
      s33.intoArray(sums, to + (3 * TAPS + 3) * LOGICAL);
    }
  }
}
