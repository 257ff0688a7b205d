package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/*
 * Four output channels of a vector of windows, kept in registers while the taps go by: for each tap
 * four vectors are loaded, one for each output in a window, and four weights broadcast, for 16
 * multiply-adds. The weights of a tap lie together, [tap][4]. As in Taps there are no branches and no
 * masks in here.
 */

/** The innermost part of a convolution whose outputs are pooled: weighted sums, and the largest. */
final class WindowTaps {
  /** Output channels that are computed together. */
  static final int CHANNELS = 4;

  /** Outputs in a window. */
  static final int OUTPUTS = 4;

  private WindowTaps() {}

  /**
   * Overwrites four channels, whole vectors of windows: {@code y[r, p] = max over o of (bias[r] +
   * sum over t of w[t, r] x[p + shifts[t, o]])}, or {@code leastValue} where that is larger. What
   * is no number is larger than all numbers.
   *
   * @param windows how many a channel has, and how far channels lie apart
   * @param shifts where the values of each tap stand that the four outputs of a window meet, seen
   *     from the window
   * @param bias the channels' biases, from {@code biasOffset} on
   * @param last the last channel to be written, 0 to 3; those beyond it are written to its place
   *     and must be its copies
   */
  static void largest(
      int windows,
      int[] shifts,
      float[] x,
      float[] w,
      int wOffset,
      float[] bias,
      int biasOffset,
      float leastValue,
      float[] y,
      int yOffset,
      int last) {
    int y1 = Math.min(1, last) * windows;
    int y2 = Math.min(2, last) * windows;
    int y3 = Math.min(3, last) * windows;
    for (int p = 0; p < windows; p += LENGTH) {
      FloatVector a0 = Lanes.same(bias[biasOffset]);
      FloatVector b0 = a0;
      FloatVector c0 = a0;
      FloatVector d0 = a0;
      FloatVector a1 = Lanes.same(bias[biasOffset + Math.min(1, last)]);
      FloatVector b1 = a1;
      FloatVector c1 = a1;
      FloatVector d1 = a1;
      FloatVector a2 = Lanes.same(bias[biasOffset + Math.min(2, last)]);
      FloatVector b2 = a2;
      FloatVector c2 = a2;
      FloatVector d2 = a2;
      FloatVector a3 = Lanes.same(bias[biasOffset + Math.min(3, last)]);
      FloatVector b3 = a3;
      FloatVector c3 = a3;
      FloatVector d3 = a3;
      for (int t = 0; t < shifts.length; t += OUTPUTS) {
        FloatVector a = Lanes.load(x, p + shifts[t]);
        FloatVector b = Lanes.load(x, p + shifts[t + 1]);
        FloatVector c = Lanes.load(x, p + shifts[t + 2]);
        FloatVector d = Lanes.load(x, p + shifts[t + 3]);
        int weight = wOffset + t; // as many channels as outputs in a window
        FloatVector factor = Lanes.same(w[weight]);
        a0 = factor.fma(a, a0);
        b0 = factor.fma(b, b0);
        c0 = factor.fma(c, c0);
        d0 = factor.fma(d, d0);
        factor = Lanes.same(w[weight + 1]);
        a1 = factor.fma(a, a1);
        b1 = factor.fma(b, b1);
        c1 = factor.fma(c, c1);
        d1 = factor.fma(d, d1);
        factor = Lanes.same(w[weight + 2]);
        a2 = factor.fma(a, a2);
        b2 = factor.fma(b, b2);
        c2 = factor.fma(c, c2);
        d2 = factor.fma(d, d2);
        factor = Lanes.same(w[weight + 3]);
        a3 = factor.fma(a, a3);
        b3 = factor.fma(b, b3);
        c3 = factor.fma(c, c3);
        d3 = factor.fma(d, d3);
      }
      int to = yOffset + p;
      FloatVector least = Lanes.same(leastValue);
      atLeast(least, a0.max(b0).max(c0.max(d0))).intoArray(y, to);
      atLeast(least, a1.max(b1).max(c1.max(d1))).intoArray(y, to + y1);
      atLeast(least, a2.max(b2).max(c2.max(d2))).intoArray(y, to + y2);
      atLeast(least, a3.max(b3).max(c3.max(d3))).intoArray(y, to + y3);
    }
  }

  /** The larger of two, or what is no number: without the care that a maximum takes of both. */
  private static FloatVector atLeast(FloatVector least, FloatVector value) {
    return value.blend(least, value.compare(VectorOperators.LE, least));
  }
}
