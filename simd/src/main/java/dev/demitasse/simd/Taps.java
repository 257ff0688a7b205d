package dev.demitasse.simd;

import jdk.incubator.vector.FloatVector;

/*
 * Eight output channels of two vectors of places, kept in registers while the taps go by: for each
 * tap two vectors are loaded and eight weights broadcast, for 16 multiply-adds. The weights of a
 * tap lie together, [tap][8]. As in Tiles there are no branches and no masks in here.
 */

/** The innermost part of a convolution: weighted sums of a picture's shifts. */
final class Taps {
  /** Output channels that are computed together. */
  static final int CHANNELS = 8;

  private Taps() {}

  /**
   * Overwrites two vectors of each of eight channels: {@code y[r, o] = bias[r] + sum over t of w[t,
   * r] x[p + shifts[t]]}, for (p, o) = (p0, o0) and (p1, o1).
   *
   * @param taps how many taps there are
   * @param shifts where each tap's value stands, seen from p
   * @param bias the channels' biases, from {@code biasOffset} on
   * @param yStep how far channels lie apart
   * @param last the last channel to be written, 0 to 7; those beyond it are written to its place
   *     and must be its copies
   */
  static void sum(
      int taps,
      int[] shifts,
      float[] x,
      int p0,
      int p1,
      float[] w,
      int wOffset,
      float[] bias,
      int biasOffset,
      float[] y,
      int o0,
      int o1,
      int yStep,
      int last) {
    FloatVector s0 = Lanes.same(bias[biasOffset]);
    FloatVector t0 = s0;
    FloatVector s1 = Lanes.same(bias[biasOffset + Math.min(1, last)]);
    FloatVector t1 = s1;
    FloatVector s2 = Lanes.same(bias[biasOffset + Math.min(2, last)]);
    FloatVector t2 = s2;
    FloatVector s3 = Lanes.same(bias[biasOffset + Math.min(3, last)]);
    FloatVector t3 = s3;
    FloatVector s4 = Lanes.same(bias[biasOffset + Math.min(4, last)]);
    FloatVector t4 = s4;
    FloatVector s5 = Lanes.same(bias[biasOffset + Math.min(5, last)]);
    FloatVector t5 = s5;
    FloatVector s6 = Lanes.same(bias[biasOffset + Math.min(6, last)]);
    FloatVector t6 = s6;
    FloatVector s7 = Lanes.same(bias[biasOffset + Math.min(7, last)]);
    FloatVector t7 = s7;
    for (int t = 0; t < taps; t++) {
      FloatVector left = Lanes.load(x, p0 + shifts[t]);
      FloatVector right = Lanes.load(x, p1 + shifts[t]);
      int weight = wOffset + t * CHANNELS;
      FloatVector factor = Lanes.same(w[weight]);
      s0 = factor.fma(left, s0);
      t0 = factor.fma(right, t0);
      factor = Lanes.same(w[weight + 1]);
      s1 = factor.fma(left, s1);
      t1 = factor.fma(right, t1);
      factor = Lanes.same(w[weight + 2]);
      s2 = factor.fma(left, s2);
      t2 = factor.fma(right, t2);
      factor = Lanes.same(w[weight + 3]);
      s3 = factor.fma(left, s3);
      t3 = factor.fma(right, t3);
      factor = Lanes.same(w[weight + 4]);
      s4 = factor.fma(left, s4);
      t4 = factor.fma(right, t4);
      factor = Lanes.same(w[weight + 5]);
      s5 = factor.fma(left, s5);
      t5 = factor.fma(right, t5);
      factor = Lanes.same(w[weight + 6]);
      s6 = factor.fma(left, s6);
      t6 = factor.fma(right, t6);
      factor = Lanes.same(w[weight + 7]);
      s7 = factor.fma(left, s7);
      t7 = factor.fma(right, t7);
    }
    s0.intoArray(y, o0);
    t0.intoArray(y, o1);
    s1.intoArray(y, o0 + Math.min(1, last) * yStep);
    t1.intoArray(y, o1 + Math.min(1, last) * yStep);
    s2.intoArray(y, o0 + Math.min(2, last) * yStep);
    t2.intoArray(y, o1 + Math.min(2, last) * yStep);
    s3.intoArray(y, o0 + Math.min(3, last) * yStep);
    t3.intoArray(y, o1 + Math.min(3, last) * yStep);
    s4.intoArray(y, o0 + Math.min(4, last) * yStep);
    t4.intoArray(y, o1 + Math.min(4, last) * yStep);
    s5.intoArray(y, o0 + Math.min(5, last) * yStep);
    t5.intoArray(y, o1 + Math.min(5, last) * yStep);
    s6.intoArray(y, o0 + Math.min(6, last) * yStep);
    t6.intoArray(y, o1 + Math.min(6, last) * yStep);
    s7.intoArray(y, o0 + Math.min(7, last) * yStep);
    t7.intoArray(y, o1 + Math.min(7, last) * yStep);
  }
}
