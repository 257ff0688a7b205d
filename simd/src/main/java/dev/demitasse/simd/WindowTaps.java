package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;
import static dev.demitasse.simd.Registers.MANY;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/*
 * As Taps, but the two vectors are two outputs of a vector of windows, side by side; what either of
 * them meets lies equally far apart for all taps. Only the larger leaves the registers. The lower
 * outputs of the windows are computed after the upper ones, and what is largest of both is found by a
 * loop of its own: with that the method would be longer than what C2 takes in, and its vectors objects.
 */

/** The innermost part of a convolution whose outputs are pooled: weighted sums, and the largest. */
final class WindowTaps {
  /** Output channels that are computed together. */
  static final int CHANNELS = Taps.CHANNELS;

  private WindowTaps() {}

  /**
   * Overwrites eight channels, whole vectors of windows: {@code y[r, p] = max over upper and lower
   * shifts, and d of 0 and apart, of (bias[r] + sum over t of w[t, r] x[p + d + shifts[t]])}, or
   * {@code leastValue} where that is larger. What is no number is larger than all numbers.
   *
   * @param windows how many a channel has, and how far channels lie apart
   * @param upper where the values of each tap stand that the first output of a window meets, seen
   *     from the window
   * @param lower where those stand that the one below it meets
   * @param apart how much further those of the outputs on the right stand
   * @param x the values, and from {@code freeAt} on memory for eight channels of windows
   * @param bias the channels' biases, from {@code biasOffset} on
   * @param last the last channel to be written, 0 to 7; those beyond it are written to its place
   *     and must be its copies
   */
  static void largest(
      int windows,
      int[] upper,
      int[] lower,
      int apart,
      float[] x,
      int freeAt,
      float[] w,
      int wOffset,
      float[] bias,
      int biasOffset,
      float leastValue,
      float[] y,
      int yOffset,
      int last) {
    for (int r = 0; r <= last; r += Taps.TILE) {
      int weight = wOffset + r;
      int b = biasOffset + r;
      int rest = last - r;
      int free = freeAt + r * windows;
      int to = yOffset + r * windows;
      for (int p = 0; p < windows; p += LENGTH) {
        int q = p + apart;
        tile(upper, x, w, weight, p, q, bias, b, y, to + p, windows, rest);
        tile(lower, x, w, weight, p, q, bias, b, x, free + p, windows, rest);
      }
    }
    larger(leastValue, (last + 1) * windows, x, freeAt, y, yOffset);
  }

  /** Overwrites y with the larger of x and y, or with what is least. */
  private static void larger(
      float leastValue, int count, float[] x, int xOffset, float[] y, int yOffset) {
    FloatVector least = Lanes.same(leastValue);
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector value = Lanes.load(x, xOffset + i).max(Lanes.load(y, yOffset + i));
      // The larger of two, or what is no number: without the care that a maximum takes of both.
      value.blend(least, value.compare(VectorOperators.LE, least)).intoArray(y, yOffset + i);
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
      int yOffset,
      int yStep,
      int last) {
    // As in Taps, only these before the loop.
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
    s0.max(t0).intoArray(y, yOffset);
    s1.max(t1).intoArray(y, yOffset + Math.min(1, last) * yStep);
    s2.max(t2).intoArray(y, yOffset + Math.min(2, last) * yStep);
    s3.max(t3).intoArray(y, yOffset + Math.min(3, last) * yStep);
    if (MANY) {
      s4.max(t4).intoArray(y, yOffset + y4);
      s5.max(t5).intoArray(y, yOffset + y5);
      s6.max(t6).intoArray(y, yOffset + y6);
      s7.max(t7).intoArray(y, yOffset + y7);
    }
  }
}
