package dev.demitasse.simd;

import jdk.incubator.vector.FloatVector;

/*
 * A filter of 3x3 on one channel, as wide as a vector, goes down the rows: nine weights stay in
 * registers, and so do the vectors, or the sums, that the next row wants too. Nearly every load of a
 * shifted row crosses a line of the cache, and costs two; so nine loads for nine multiply-adds, as
 * RowTaps would have them, are twice as slow as three, or six with a stride of 2.
 *
 * An output is its bias and then its taps in their order.
 */

/** The innermost part of a depthwise convolution with filters of 3x3. */
final class SquareTaps {
  private SquareTaps() {}

  /**
   * Overwrites a vector of each row of y, {@code y[r] = bias + sum over i, j of w[i, j] x[(r + i)
   * pitch + j]}.
   *
   * @param yStep how far rows of y lie apart
   */
  static void sum(
      int rows,
      float[] x,
      int at,
      int pitch,
      float[] w,
      int wAt,
      float bias,
      float[] y,
      int yAt,
      int yStep) {
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
      to += yStep;
    }
  }

  /**
   * The same for a stride of 2, where even and odd rows and columns are planes of their own: {@code
   * y[r] = bias + sum over i, j of w[i, j] x[r pitch + shifts[3 i + j]]}, rows of i = 2 being those
   * of i = 0 one further down.
   */
  static void sumHalves(
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
      int yStep) {
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
    int x3 = at + shifts[3];
    int x4 = at + shifts[4];
    int x5 = at + shifts[5];
    int x6 = at + shifts[6];
    int x7 = at + shifts[7];
    int x8 = at + shifts[8];
    FloatVector left = Lanes.load(x, at + shifts[0]);
    FloatVector middle = Lanes.load(x, at + shifts[1]);
    FloatVector right = Lanes.load(x, at + shifts[2]);
    int p = 0;
    int to = yAt;
    for (int r = 0; r < rows; r++) {
      FloatVector sum = Lanes.multiplyAdd(w0, left, added);
      sum = Lanes.multiplyAdd(w1, middle, sum);
      sum = Lanes.multiplyAdd(w2, right, sum);
      sum = Lanes.multiplyAdd(w3, Lanes.load(x, x3 + p), sum);
      sum = Lanes.multiplyAdd(w4, Lanes.load(x, x4 + p), sum);
      sum = Lanes.multiplyAdd(w5, Lanes.load(x, x5 + p), sum);
      left = Lanes.load(x, x6 + p);
      middle = Lanes.load(x, x7 + p);
      right = Lanes.load(x, x8 + p);
      sum = Lanes.multiplyAdd(w6, left, sum);
      sum = Lanes.multiplyAdd(w7, middle, sum);
      sum = Lanes.multiplyAdd(w8, right, sum);
      sum.intoArray(y, to);
      p += pitch;
      to += yStep;
    }
  }
}
