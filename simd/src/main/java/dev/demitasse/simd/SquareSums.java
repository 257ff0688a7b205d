package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;
import static dev.demitasse.simd.Lanes.LOGICAL;

import jdk.incubator.vector.FloatVector;

/*
 * The way back of SquareTaps, where the sums of nine taps stay in registers. With a stride of 1 a row of
 * the picture meets three rows of the gradient, which stay there too: four loads for nine
 * multiply-adds. With a stride of 2 the rows of the picture that two outputs share stay: seven loads.
 */

/** The innermost part of a depthwise convolution's weight gradient, with filters of 3x3. */
final class SquareSums {
  private SquareSums() {}

  /**
   * {@code sums[3 i + j] += x[xAt + (r + i) xStep + j + q] dy[dyAt + r columns + q]} over rows r
   * and columns q, lane by lane.
   *
   * @param columns a multiple of LOGICAL
   * @param sums LOGICAL lanes for each tap, from {@code at} on
   */
  static void add(
      int rows,
      int columns,
      float[] x,
      int xAt,
      int xStep,
      float[] dy,
      int dyAt,
      float[] sums,
      int at) {
    for (int q = 0; q < columns; q += LENGTH) {
      down(rows, columns, x, xAt + q, xStep, dy, dyAt + q, sums, at + q % LOGICAL);
    }
  }

  private static void down(
      int rows,
      int columns,
      float[] x,
      int xAt,
      int xStep,
      float[] dy,
      int dyAt,
      float[] sums,
      int at) {
    FloatVector s0 = Lanes.load(sums, at);
    FloatVector s1 = Lanes.load(sums, at + LOGICAL);
    FloatVector s2 = Lanes.load(sums, at + 2 * LOGICAL);
    FloatVector s3 = Lanes.load(sums, at + 3 * LOGICAL);
    FloatVector s4 = Lanes.load(sums, at + 4 * LOGICAL);
    FloatVector s5 = Lanes.load(sums, at + 5 * LOGICAL);
    FloatVector s6 = Lanes.load(sums, at + 6 * LOGICAL);
    FloatVector s7 = Lanes.load(sums, at + 7 * LOGICAL);
    FloatVector s8 = Lanes.load(sums, at + 8 * LOGICAL);
    FloatVector d1 = Lanes.zero(); // the row before
    FloatVector d2 = d1; // the row before that
    int p = xAt;
    int q = dyAt;
    for (int r = 0; r < rows + 2; r++) {
      FloatVector d0 = r < rows ? Lanes.load(dy, q) : Lanes.zero();
      FloatVector value = Lanes.load(x, p);
      s0 = Lanes.multiplyAdd(d0, value, s0);
      s3 = Lanes.multiplyAdd(d1, value, s3);
      s6 = Lanes.multiplyAdd(d2, value, s6);
      value = Lanes.load(x, p + 1);
      s1 = Lanes.multiplyAdd(d0, value, s1);
      s4 = Lanes.multiplyAdd(d1, value, s4);
      s7 = Lanes.multiplyAdd(d2, value, s7);
      value = Lanes.load(x, p + 2);
      s2 = Lanes.multiplyAdd(d0, value, s2);
      s5 = Lanes.multiplyAdd(d1, value, s5);
      s8 = Lanes.multiplyAdd(d2, value, s8);
      d2 = d1;
      d1 = d0;
      p += xStep;
      q += columns;
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

  /** The same for a stride of 2, with the picture's planes as in {@link SquareTaps#sumHalves}. */
  static void addHalves(
      int rows,
      int columns,
      float[] x,
      int xAt,
      int xStep,
      int[] shifts,
      float[] dy,
      int dyAt,
      float[] sums,
      int at) {
    for (int q = 0; q < columns; q += LENGTH) {
      downHalves(rows, columns, x, xAt + q, xStep, shifts, dy, dyAt + q, sums, at + q % LOGICAL);
    }
  }

  private static void downHalves(
      int rows,
      int columns,
      float[] x,
      int xAt,
      int xStep,
      int[] shifts,
      float[] dy,
      int dyAt,
      float[] sums,
      int at) {
    FloatVector s0 = Lanes.load(sums, at);
    FloatVector s1 = Lanes.load(sums, at + LOGICAL);
    FloatVector s2 = Lanes.load(sums, at + 2 * LOGICAL);
    FloatVector s3 = Lanes.load(sums, at + 3 * LOGICAL);
    FloatVector s4 = Lanes.load(sums, at + 4 * LOGICAL);
    FloatVector s5 = Lanes.load(sums, at + 5 * LOGICAL);
    FloatVector s6 = Lanes.load(sums, at + 6 * LOGICAL);
    FloatVector s7 = Lanes.load(sums, at + 7 * LOGICAL);
    FloatVector s8 = Lanes.load(sums, at + 8 * LOGICAL);
    int x3 = xAt + shifts[3];
    int x4 = xAt + shifts[4];
    int x5 = xAt + shifts[5];
    int x6 = xAt + shifts[6];
    int x7 = xAt + shifts[7];
    int x8 = xAt + shifts[8];
    FloatVector left = Lanes.load(x, xAt + shifts[0]);
    FloatVector middle = Lanes.load(x, xAt + shifts[1]);
    FloatVector right = Lanes.load(x, xAt + shifts[2]);
    int p = 0;
    int q = dyAt;
    for (int r = 0; r < rows; r++) {
      FloatVector d = Lanes.load(dy, q);
      s0 = Lanes.multiplyAdd(d, left, s0);
      s1 = Lanes.multiplyAdd(d, middle, s1);
      s2 = Lanes.multiplyAdd(d, right, s2);
      s3 = Lanes.multiplyAdd(d, Lanes.load(x, x3 + p), s3);
      s4 = Lanes.multiplyAdd(d, Lanes.load(x, x4 + p), s4);
      s5 = Lanes.multiplyAdd(d, Lanes.load(x, x5 + p), s5);
      left = Lanes.load(x, x6 + p);
      middle = Lanes.load(x, x7 + p);
      right = Lanes.load(x, x8 + p);
      s6 = Lanes.multiplyAdd(d, left, s6);
      s7 = Lanes.multiplyAdd(d, middle, s7);
      s8 = Lanes.multiplyAdd(d, right, s8);
      p += xStep;
      q += columns;
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
