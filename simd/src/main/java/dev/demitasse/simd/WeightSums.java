package dev.demitasse.simd;

import static dev.demitasse.simd.Registers.MANY;

import jdk.incubator.vector.FloatVector;

/*
 * The sums of eight taps for two vectors of output channels, kept in registers while the places of a
 * picture go by: two vectors of the output's gradient are loaded and eight values of the picture
 * broadcast, for 16 multiply-adds. With few registers the sums are those of five taps. Every sum takes
 * its places one after the other. As in Tiles there are no branches and no masks in here.
 */

/** The innermost part of a convolution's weight gradient, with output channels along vectors. */
final class WeightSums {
  /** Taps that are treated together. */
  static final int TAPS = MANY ? 8 : 5;

  private WeightSums() {}

  /**
   * {@code sums[t, f] += sum over (i, j) of x[i xStep + j + shifts[t]] dy[i, j, f]} for {@link
   * #TAPS} taps and two vectors of channels.
   *
   * @param rows of the output
   * @param columns of the output
   * @param tap the first tap; those past the last are the last
   * @param dyStep channels of dy
   * @param left where in a row of dy and sums the first vector begins
   * @param right where the second does; may be the same
   */
  static void twoVectors(
      int rows,
      int columns,
      float[] x,
      int xOffset,
      int xStep,
      int[] shifts,
      int tap,
      int lastTap,
      float[] dy,
      int dyOffset,
      int dyStep,
      float[] sums,
      int sumsStep,
      int left,
      int right) {
    int k0 = tap;
    int k1 = Math.min(tap + 1, lastTap);
    int k2 = Math.min(tap + 2, lastTap);
    int k3 = Math.min(tap + 3, lastTap);
    int k4 = Math.min(tap + 4, lastTap);
    int k5 = Math.min(tap + 5, lastTap);
    int k6 = Math.min(tap + 6, lastTap);
    int k7 = Math.min(tap + 7, lastTap);
    int x0 = xOffset + shifts[k0];
    int x1 = xOffset + shifts[k1];
    int x2 = xOffset + shifts[k2];
    int x3 = xOffset + shifts[k3];
    int x4 = xOffset + shifts[k4];
    int x5 = xOffset + shifts[k5];
    int x6 = xOffset + shifts[k6];
    int x7 = xOffset + shifts[k7];
    FloatVector s0 = Lanes.load(sums, k0 * sumsStep + left);
    FloatVector t0 = Lanes.load(sums, k0 * sumsStep + right);
    FloatVector s1 = Lanes.load(sums, k1 * sumsStep + left);
    FloatVector t1 = Lanes.load(sums, k1 * sumsStep + right);
    FloatVector s2 = Lanes.load(sums, k2 * sumsStep + left);
    FloatVector t2 = Lanes.load(sums, k2 * sumsStep + right);
    FloatVector s3 = Lanes.load(sums, k3 * sumsStep + left);
    FloatVector t3 = Lanes.load(sums, k3 * sumsStep + right);
    FloatVector s4 = Lanes.load(sums, k4 * sumsStep + left);
    FloatVector t4 = Lanes.load(sums, k4 * sumsStep + right);
    FloatVector s5 = MANY ? Lanes.load(sums, k5 * sumsStep + left) : s4;
    FloatVector t5 = MANY ? Lanes.load(sums, k5 * sumsStep + right) : t4;
    FloatVector s6 = MANY ? Lanes.load(sums, k6 * sumsStep + left) : s4;
    FloatVector t6 = MANY ? Lanes.load(sums, k6 * sumsStep + right) : t4;
    FloatVector s7 = MANY ? Lanes.load(sums, k7 * sumsStep + left) : s4;
    FloatVector t7 = MANY ? Lanes.load(sums, k7 * sumsStep + right) : t4;
    for (int i = 0; i < rows; i++) {
      int at = dyOffset + i * columns * dyStep;
      for (int j = 0; j < columns; j++) {
        FloatVector a = Lanes.load(dy, at + j * dyStep + left);
        FloatVector b = Lanes.load(dy, at + j * dyStep + right);
        int q = i * xStep + j;
        FloatVector value = Lanes.same(x[x0 + q]);
        s0 = Lanes.multiplyAdd(value, a, s0);
        t0 = Lanes.multiplyAdd(value, b, t0);
        value = Lanes.same(x[x1 + q]);
        s1 = Lanes.multiplyAdd(value, a, s1);
        t1 = Lanes.multiplyAdd(value, b, t1);
        value = Lanes.same(x[x2 + q]);
        s2 = Lanes.multiplyAdd(value, a, s2);
        t2 = Lanes.multiplyAdd(value, b, t2);
        value = Lanes.same(x[x3 + q]);
        s3 = Lanes.multiplyAdd(value, a, s3);
        t3 = Lanes.multiplyAdd(value, b, t3);
        value = Lanes.same(x[x4 + q]);
        s4 = Lanes.multiplyAdd(value, a, s4);
        t4 = Lanes.multiplyAdd(value, b, t4);
        if (MANY) {
          value = Lanes.same(x[x5 + q]);
          s5 = Lanes.multiplyAdd(value, a, s5);
          t5 = Lanes.multiplyAdd(value, b, t5);
          value = Lanes.same(x[x6 + q]);
          s6 = Lanes.multiplyAdd(value, a, s6);
          t6 = Lanes.multiplyAdd(value, b, t6);
          value = Lanes.same(x[x7 + q]);
          s7 = Lanes.multiplyAdd(value, a, s7);
          t7 = Lanes.multiplyAdd(value, b, t7);
        }
      }
    }
    s0.intoArray(sums, k0 * sumsStep + left);
    t0.intoArray(sums, k0 * sumsStep + right);
    s1.intoArray(sums, k1 * sumsStep + left);
    t1.intoArray(sums, k1 * sumsStep + right);
    s2.intoArray(sums, k2 * sumsStep + left);
    t2.intoArray(sums, k2 * sumsStep + right);
    s3.intoArray(sums, k3 * sumsStep + left);
    t3.intoArray(sums, k3 * sumsStep + right);
    s4.intoArray(sums, k4 * sumsStep + left);
    t4.intoArray(sums, k4 * sumsStep + right);
    if (MANY) {
      s5.intoArray(sums, k5 * sumsStep + left);
      t5.intoArray(sums, k5 * sumsStep + right);
      s6.intoArray(sums, k6 * sumsStep + left);
      t6.intoArray(sums, k6 * sumsStep + right);
      s7.intoArray(sums, k7 * sumsStep + left);
      t7.intoArray(sums, k7 * sumsStep + right);
    }
  }

  /** The same for one vector of channels, which are all that a wide vector holds. */
  static void oneVector(
      int rows,
      int columns,
      float[] x,
      int xOffset,
      int xStep,
      int[] shifts,
      int tap,
      int lastTap,
      float[] dy,
      int dyOffset,
      int dyStep,
      float[] sums,
      int sumsStep,
      int left) {
    int k0 = tap;
    int k1 = Math.min(tap + 1, lastTap);
    int k2 = Math.min(tap + 2, lastTap);
    int k3 = Math.min(tap + 3, lastTap);
    int k4 = Math.min(tap + 4, lastTap);
    int k5 = Math.min(tap + 5, lastTap);
    int k6 = Math.min(tap + 6, lastTap);
    int k7 = Math.min(tap + 7, lastTap);
    int x0 = xOffset + shifts[k0];
    int x1 = xOffset + shifts[k1];
    int x2 = xOffset + shifts[k2];
    int x3 = xOffset + shifts[k3];
    int x4 = xOffset + shifts[k4];
    int x5 = xOffset + shifts[k5];
    int x6 = xOffset + shifts[k6];
    int x7 = xOffset + shifts[k7];
    FloatVector s0 = Lanes.load(sums, k0 * sumsStep + left);
    FloatVector s1 = Lanes.load(sums, k1 * sumsStep + left);
    FloatVector s2 = Lanes.load(sums, k2 * sumsStep + left);
    FloatVector s3 = Lanes.load(sums, k3 * sumsStep + left);
    FloatVector s4 = Lanes.load(sums, k4 * sumsStep + left);
    FloatVector s5 = MANY ? Lanes.load(sums, k5 * sumsStep + left) : s4;
    FloatVector s6 = MANY ? Lanes.load(sums, k6 * sumsStep + left) : s4;
    FloatVector s7 = MANY ? Lanes.load(sums, k7 * sumsStep + left) : s4;
    for (int i = 0; i < rows; i++) {
      int at = dyOffset + i * columns * dyStep;
      for (int j = 0; j < columns; j++) {
        FloatVector a = Lanes.load(dy, at + j * dyStep + left);
        int q = i * xStep + j;
        FloatVector value = Lanes.same(x[x0 + q]);
        s0 = Lanes.multiplyAdd(value, a, s0);
        value = Lanes.same(x[x1 + q]);
        s1 = Lanes.multiplyAdd(value, a, s1);
        value = Lanes.same(x[x2 + q]);
        s2 = Lanes.multiplyAdd(value, a, s2);
        value = Lanes.same(x[x3 + q]);
        s3 = Lanes.multiplyAdd(value, a, s3);
        value = Lanes.same(x[x4 + q]);
        s4 = Lanes.multiplyAdd(value, a, s4);
        if (MANY) {
          value = Lanes.same(x[x5 + q]);
          s5 = Lanes.multiplyAdd(value, a, s5);
          value = Lanes.same(x[x6 + q]);
          s6 = Lanes.multiplyAdd(value, a, s6);
          value = Lanes.same(x[x7 + q]);
          s7 = Lanes.multiplyAdd(value, a, s7);
        }
      }
    }
    s0.intoArray(sums, k0 * sumsStep + left);
    s1.intoArray(sums, k1 * sumsStep + left);
    s2.intoArray(sums, k2 * sumsStep + left);
    s3.intoArray(sums, k3 * sumsStep + left);
    s4.intoArray(sums, k4 * sumsStep + left);
    if (MANY) {
      s5.intoArray(sums, k5 * sumsStep + left);
      s6.intoArray(sums, k6 * sumsStep + left);
      s7.intoArray(sums, k7 * sumsStep + left);
    }
  }
}
