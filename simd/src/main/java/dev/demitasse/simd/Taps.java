package dev.demitasse.simd;

import dev.demitasse.kernels.Convolution;
import jdk.incubator.vector.FloatVector;

/*
 * Eight output channels of two vectors of places, kept in registers while the taps go by: for each
 * tap two vectors are loaded and eight weights broadcast, for 16 multiply-adds. The weights of a
 * tap lie together, [tap][8]. As in Tiles there are no branches and no masks in here.
 */

/** The innermost part of a convolution: weighted sums of a picture's shifts. */
final class Taps {
  /** Output channels that are computed together. */
  static final int CHANNELS = Convolution.CHANNELS;

  private Taps() {}

  /**
   * Overwrites vectors of each of eight channels: {@code y[r, to] = bias[r] + sum over t of w[t, r]
   * x[from + shifts[t]]} for all places (from, to), two at a time.
   *
   * @param from where in x the places begin
   * @param to where in a channel of y they are written to
   * @param shifts where each tap's value stands, seen from a place
   * @param bias the channels' biases, from {@code biasOffset} on
   * @param yStep how far channels lie apart
   * @param last the last channel to be written, 0 to 7; those beyond it are written to its place
   *     and must be its copies
   */
  static void sum(
      int[] from,
      int[] to,
      int[] shifts,
      float[] x,
      float[] w,
      int wOffset,
      float[] bias,
      int biasOffset,
      float[] y,
      int yOffset,
      int yStep,
      int last) {
    int taps = shifts.length;
    int y1 = Math.min(1, last) * yStep;
    int y2 = Math.min(2, last) * yStep;
    int y3 = Math.min(3, last) * yStep;
    int y4 = Math.min(4, last) * yStep;
    int y5 = Math.min(5, last) * yStep;
    int y6 = Math.min(6, last) * yStep;
    int y7 = Math.min(7, last) * yStep;
    for (int v = 0; v < from.length; v += 2) {
      int next = Math.min(v + 1, from.length - 1);
      int p0 = from[v];
      int p1 = from[next];
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
      int o0 = yOffset + to[v];
      int o1 = yOffset + to[next];
      s0.intoArray(y, o0);
      t0.intoArray(y, o1);
      s1.intoArray(y, o0 + y1);
      t1.intoArray(y, o1 + y1);
      s2.intoArray(y, o0 + y2);
      t2.intoArray(y, o1 + y2);
      s3.intoArray(y, o0 + y3);
      t3.intoArray(y, o1 + y3);
      s4.intoArray(y, o0 + y4);
      t4.intoArray(y, o1 + y4);
      s5.intoArray(y, o0 + y5);
      t5.intoArray(y, o1 + y5);
      s6.intoArray(y, o0 + y6);
      t6.intoArray(y, o1 + y6);
      s7.intoArray(y, o0 + y7);
      t7.intoArray(y, o1 + y7);
    }
  }
}
