package dev.demitasse.simd;

import static dev.demitasse.simd.Registers.MANY;

import dev.demitasse.kernels.Convolution;
import jdk.incubator.vector.FloatVector;

/*
 * Eight output channels of two vectors of places, kept in registers while the taps go by: for each
 * tap two vectors are loaded and eight weights broadcast, for 16 multiply-adds. With few registers it
 * is four channels, twice: C2 has two or three broadcasts under way, and three vectors of places,
 * twelve sums, would leave no registers for them. The weights of a tap lie together, [tap][8]. As in
 * Tiles there are no branches and no masks in here.
 *
 * The loop over places is not in the method that has the loop over taps: with the names of both alive
 * C2 runs out of integer registers, and keeps in vectors what it needs for each tap.
 */

/** The innermost part of a convolution: weighted sums of a picture's shifts. */
final class Taps {
  /** Output channels that are computed together. */
  static final int CHANNELS = Convolution.CHANNELS;

  /** How many of them are in registers at a time. */
  static final int TILE = MANY ? CHANNELS : CHANNELS / 2;

  private Taps() {}

  /**
   * Overwrites vectors of each of eight channels: {@code y[r, to] = bias[r] + sum over t of w[t, r]
   * x[xOffset + from + shifts[t]]} for all places (from, to), two at a time.
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
      int xOffset,
      float[] w,
      int wOffset,
      float[] bias,
      int biasOffset,
      float[] y,
      int yOffset,
      int yStep,
      int last) {
    for (int r = 0; r <= last; r += TILE) {
      int weight = wOffset + r;
      int b = biasOffset + r;
      int target = yOffset + r * yStep;
      for (int v = 0; v < from.length; v += 2) {
        int next = Math.min(v + 1, from.length - 1);
        int left = target + to[v];
        int right = target + to[next];
        tile(
            shifts,
            x,
            w,
            weight,
            xOffset + from[v],
            xOffset + from[next],
            bias,
            b,
            y,
            left,
            right,
            yStep,
            last - r);
      }
    }
  }

  private static void tile(
      int[] shifts,
      float[] x,
      float[] w,
      int wOffset,
      int p0,
      int p1,
      float[] bias,
      int biasOffset,
      float[] y,
      int left,
      int right,
      int yStep,
      int last) {
    // Before the loop for the channels that are there with many registers only: with few, those of
    // others would be in the loop's way, and with many C2 keeps more in registers so.
    int y4 = MANY ? Math.min(4, last) * yStep : 0;
    int y5 = MANY ? Math.min(5, last) * yStep : 0;
    int y6 = MANY ? Math.min(6, last) * yStep : 0;
    int y7 = MANY ? Math.min(7, last) * yStep : 0;
    FloatVector s0 = Lanes.same(bias[biasOffset]);
    FloatVector t0 = s0;
    FloatVector s1 = Lanes.same(bias[biasOffset + Math.min(1, last)]);
    FloatVector t1 = s1;
    FloatVector s2 = Lanes.same(bias[biasOffset + Math.min(2, last)]);
    FloatVector t2 = s2;
    FloatVector s3 = Lanes.same(bias[biasOffset + Math.min(3, last)]);
    FloatVector t3 = s3;
    FloatVector s4 = MANY ? Lanes.same(bias[biasOffset + Math.min(4, last)]) : s3;
    FloatVector t4 = s4;
    FloatVector s5 = MANY ? Lanes.same(bias[biasOffset + Math.min(5, last)]) : s3;
    FloatVector t5 = s5;
    FloatVector s6 = MANY ? Lanes.same(bias[biasOffset + Math.min(6, last)]) : s3;
    FloatVector t6 = s6;
    FloatVector s7 = MANY ? Lanes.same(bias[biasOffset + Math.min(7, last)]) : s3;
    FloatVector t7 = s7;
    for (int t = 0; t < shifts.length; t++) {
      int shift = shifts[t];
      FloatVector a = Lanes.load(x, p0 + shift);
      FloatVector b = Lanes.load(x, p1 + shift);
      int weight = wOffset + t * CHANNELS;
      FloatVector factor = Lanes.same(w[weight]);
      s0 = Lanes.multiplyAdd(factor, a, s0);
      t0 = Lanes.multiplyAdd(factor, b, t0);
      factor = Lanes.same(w[weight + 1]);
      s1 = Lanes.multiplyAdd(factor, a, s1);
      t1 = Lanes.multiplyAdd(factor, b, t1);
      factor = Lanes.same(w[weight + 2]);
      s2 = Lanes.multiplyAdd(factor, a, s2);
      t2 = Lanes.multiplyAdd(factor, b, t2);
      factor = Lanes.same(w[weight + 3]);
      s3 = Lanes.multiplyAdd(factor, a, s3);
      t3 = Lanes.multiplyAdd(factor, b, t3);
      if (MANY) {
        factor = Lanes.same(w[weight + 4]);
        s4 = Lanes.multiplyAdd(factor, a, s4);
        t4 = Lanes.multiplyAdd(factor, b, t4);
        factor = Lanes.same(w[weight + 5]);
        s5 = Lanes.multiplyAdd(factor, a, s5);
        t5 = Lanes.multiplyAdd(factor, b, t5);
        factor = Lanes.same(w[weight + 6]);
        s6 = Lanes.multiplyAdd(factor, a, s6);
        t6 = Lanes.multiplyAdd(factor, b, t6);
        factor = Lanes.same(w[weight + 7]);
        s7 = Lanes.multiplyAdd(factor, a, s7);
        t7 = Lanes.multiplyAdd(factor, b, t7);
      }
    }
    s0.intoArray(y, left);
    t0.intoArray(y, right);
    s1.intoArray(y, left + Math.min(1, last) * yStep);
    t1.intoArray(y, right + Math.min(1, last) * yStep);
    s2.intoArray(y, left + Math.min(2, last) * yStep);
    t2.intoArray(y, right + Math.min(2, last) * yStep);
    s3.intoArray(y, left + Math.min(3, last) * yStep);
    t3.intoArray(y, right + Math.min(3, last) * yStep);
    if (MANY) {
      s4.intoArray(y, left + y4);
      t4.intoArray(y, right + y4);
      s5.intoArray(y, left + y5);
      t5.intoArray(y, right + y5);
      s6.intoArray(y, left + y6);
      t6.intoArray(y, right + y6);
      s7.intoArray(y, left + y7);
      t7.intoArray(y, right + y7);
    }
  }
}
