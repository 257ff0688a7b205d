package dev.demitasse.simd;

import jdk.incubator.vector.FloatVector;

/*
 * As WeightSums, for the nine taps of a filter of 3x3 that goes from place to place: of the nine values
 * that meet the next place six have met this one, and stay in registers. So three values are broadcast
 * for 18 multiply-adds. This takes 29 registers.
 */

/**
 * The innermost part of the weight gradient of a convolution with filters of 3x3 and a stride of 1.
 */
final class SquareWeightSums {
  /** Taps that are treated together: those of a channel. */
  static final int TAPS = 9;

  private SquareWeightSums() {}

  /**
   * {@code sums[3 i + j, f] += sum over (r, q) of x[at + (r + i) xStep + j + q] dy[r, q, f]} for
   * two vectors of channels.
   *
   * @param rows of the output
   * @param columns of the output
   * @param dyStep channels of dy
   * @param sumsAt where the first tap's sums begin
   * @param left where in a row of dy and sums the first vector begins
   * @param right where the second does; may be the same
   */
  static void twoVectors(
      int rows,
      int columns,
      float[] x,
      int at,
      int xStep,
      float[] dy,
      int dyAt,
      int dyStep,
      float[] sums,
      int sumsAt,
      int sumsStep,
      int left,
      int right) {
    int first = sumsAt + left;
    int second = sumsAt + right;
    FloatVector s0 = Lanes.load(sums, first);
    FloatVector t0 = Lanes.load(sums, second);
    FloatVector s1 = Lanes.load(sums, first + sumsStep);
    FloatVector t1 = Lanes.load(sums, second + sumsStep);
    FloatVector s2 = Lanes.load(sums, first + 2 * sumsStep);
    FloatVector t2 = Lanes.load(sums, second + 2 * sumsStep);
    FloatVector s3 = Lanes.load(sums, first + 3 * sumsStep);
    FloatVector t3 = Lanes.load(sums, second + 3 * sumsStep);
    FloatVector s4 = Lanes.load(sums, first + 4 * sumsStep);
    FloatVector t4 = Lanes.load(sums, second + 4 * sumsStep);
    FloatVector s5 = Lanes.load(sums, first + 5 * sumsStep);
    FloatVector t5 = Lanes.load(sums, second + 5 * sumsStep);
    FloatVector s6 = Lanes.load(sums, first + 6 * sumsStep);
    FloatVector t6 = Lanes.load(sums, second + 6 * sumsStep);
    FloatVector s7 = Lanes.load(sums, first + 7 * sumsStep);
    FloatVector t7 = Lanes.load(sums, second + 7 * sumsStep);
    FloatVector s8 = Lanes.load(sums, first + 8 * sumsStep);
    FloatVector t8 = Lanes.load(sums, second + 8 * sumsStep);
    for (int r = 0; r < rows; r++) {
      int p0 = at + r * xStep;
      int p1 = p0 + xStep;
      int p2 = p1 + xStep;
      int d = dyAt + r * columns * dyStep;
      FloatVector v0 = Lanes.same(x[p0]);
      FloatVector v1 = Lanes.same(x[p0 + 1]);
      FloatVector v3 = Lanes.same(x[p1]);
      FloatVector v4 = Lanes.same(x[p1 + 1]);
      FloatVector v6 = Lanes.same(x[p2]);
      FloatVector v7 = Lanes.same(x[p2 + 1]);
      for (int q = 2; q < columns + 2; q++) {
        FloatVector a = Lanes.load(dy, d + left);
        FloatVector b = Lanes.load(dy, d + right);
        FloatVector v2 = Lanes.same(x[p0 + q]);
        s0 = Lanes.multiplyAdd(v0, a, s0);
        t0 = Lanes.multiplyAdd(v0, b, t0);
        s1 = Lanes.multiplyAdd(v1, a, s1);
        t1 = Lanes.multiplyAdd(v1, b, t1);
        s2 = Lanes.multiplyAdd(v2, a, s2);
        t2 = Lanes.multiplyAdd(v2, b, t2);
        v0 = v1;
        v1 = v2;
        FloatVector v5 = Lanes.same(x[p1 + q]);
        s3 = Lanes.multiplyAdd(v3, a, s3);
        t3 = Lanes.multiplyAdd(v3, b, t3);
        s4 = Lanes.multiplyAdd(v4, a, s4);
        t4 = Lanes.multiplyAdd(v4, b, t4);
        s5 = Lanes.multiplyAdd(v5, a, s5);
        t5 = Lanes.multiplyAdd(v5, b, t5);
        v3 = v4;
        v4 = v5;
        FloatVector v8 = Lanes.same(x[p2 + q]);
        s6 = Lanes.multiplyAdd(v6, a, s6);
        t6 = Lanes.multiplyAdd(v6, b, t6);
        s7 = Lanes.multiplyAdd(v7, a, s7);
        t7 = Lanes.multiplyAdd(v7, b, t7);
        s8 = Lanes.multiplyAdd(v8, a, s8);
        t8 = Lanes.multiplyAdd(v8, b, t8);
        v6 = v7;
        v7 = v8;
        d += dyStep;
      }
    }
    s0.intoArray(sums, first);
    t0.intoArray(sums, second);
    s1.intoArray(sums, first + sumsStep);
    t1.intoArray(sums, second + sumsStep);
    s2.intoArray(sums, first + 2 * sumsStep);
    t2.intoArray(sums, second + 2 * sumsStep);
    s3.intoArray(sums, first + 3 * sumsStep);
    t3.intoArray(sums, second + 3 * sumsStep);
    s4.intoArray(sums, first + 4 * sumsStep);
    t4.intoArray(sums, second + 4 * sumsStep);
    s5.intoArray(sums, first + 5 * sumsStep);
    t5.intoArray(sums, second + 5 * sumsStep);
    s6.intoArray(sums, first + 6 * sumsStep);
    t6.intoArray(sums, second + 6 * sumsStep);
    s7.intoArray(sums, first + 7 * sumsStep);
    t7.intoArray(sums, second + 7 * sumsStep);
    s8.intoArray(sums, first + 8 * sumsStep);
    t8.intoArray(sums, second + 8 * sumsStep);
  }

  /** The same for one vector of channels, which are all that a wide vector holds. */
  static void oneVector(
      int rows,
      int columns,
      float[] x,
      int at,
      int xStep,
      float[] dy,
      int dyAt,
      int dyStep,
      float[] sums,
      int sumsAt,
      int sumsStep) {
    int first = sumsAt;
    FloatVector s0 = Lanes.load(sums, first);
    FloatVector s1 = Lanes.load(sums, first + sumsStep);
    FloatVector s2 = Lanes.load(sums, first + 2 * sumsStep);
    FloatVector s3 = Lanes.load(sums, first + 3 * sumsStep);
    FloatVector s4 = Lanes.load(sums, first + 4 * sumsStep);
    FloatVector s5 = Lanes.load(sums, first + 5 * sumsStep);
    FloatVector s6 = Lanes.load(sums, first + 6 * sumsStep);
    FloatVector s7 = Lanes.load(sums, first + 7 * sumsStep);
    FloatVector s8 = Lanes.load(sums, first + 8 * sumsStep);
    for (int r = 0; r < rows; r++) {
      int p0 = at + r * xStep;
      int p1 = p0 + xStep;
      int p2 = p1 + xStep;
      int d = dyAt + r * columns * dyStep;
      FloatVector v0 = Lanes.same(x[p0]);
      FloatVector v1 = Lanes.same(x[p0 + 1]);
      FloatVector v3 = Lanes.same(x[p1]);
      FloatVector v4 = Lanes.same(x[p1 + 1]);
      FloatVector v6 = Lanes.same(x[p2]);
      FloatVector v7 = Lanes.same(x[p2 + 1]);
      for (int q = 2; q < columns + 2; q++) {
        FloatVector a = Lanes.load(dy, d);
        FloatVector v2 = Lanes.same(x[p0 + q]);
        s0 = Lanes.multiplyAdd(v0, a, s0);
        s1 = Lanes.multiplyAdd(v1, a, s1);
        s2 = Lanes.multiplyAdd(v2, a, s2);
        v0 = v1;
        v1 = v2;
        FloatVector v5 = Lanes.same(x[p1 + q]);
        s3 = Lanes.multiplyAdd(v3, a, s3);
        s4 = Lanes.multiplyAdd(v4, a, s4);
        s5 = Lanes.multiplyAdd(v5, a, s5);
        v3 = v4;
        v4 = v5;
        FloatVector v8 = Lanes.same(x[p2 + q]);
        s6 = Lanes.multiplyAdd(v6, a, s6);
        s7 = Lanes.multiplyAdd(v7, a, s7);
        s8 = Lanes.multiplyAdd(v8, a, s8);
        v6 = v7;
        v7 = v8;
        d += dyStep;
      }
    }
    s0.intoArray(sums, first);
    s1.intoArray(sums, first + sumsStep);
    s2.intoArray(sums, first + 2 * sumsStep);
    s3.intoArray(sums, first + 3 * sumsStep);
    s4.intoArray(sums, first + 4 * sumsStep);
    s5.intoArray(sums, first + 5 * sumsStep);
    s6.intoArray(sums, first + 6 * sumsStep);
    s7.intoArray(sums, first + 7 * sumsStep);
    s8.intoArray(sums, first + 8 * sumsStep);
  }
}
