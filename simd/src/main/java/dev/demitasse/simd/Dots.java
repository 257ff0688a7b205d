package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;

/*
 * With a few rows of A all is bound by how fast B comes from memory: eight rows of B go by at a
 * time, each with a sum of its own. What is left in the lanes is added up at the end.
 */

/** Dot products of a row and the rows of a matrix. */
final class Dots {
  private static final int ROWS = 8;

  private Dots() {}

  /**
   * {@code c[j] = sum over l of a[l] B[j, l]} for B {@code [n, k]}.
   *
   * @param sums memory for {@code 8 LENGTH} floats
   */
  static void row(
      int n,
      int k,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      float[] sums) {
    int whole = Lanes.whole(k);
    for (int j = 0; j < n; j += ROWS) {
      int rows = Math.min(ROWS, n - j);
      eight(whole, a, aOffset, b, bOffset + j * k, k, rows - 1, sums);
      for (int r = 0; r < rows; r++) {
        float sum = Lanes.sum(sums, r * LENGTH);
        for (int l = whole; l < k; l++) {
          sum += a[aOffset + l] * b[bOffset + (j + r) * k + l];
        }
        c[cOffset + j + r] = sum;
      }
    }
  }

  private static void eight(
      int k, float[] a, int aOffset, float[] b, int b0, int step, int last, float[] sums) {
    int b1 = b0 + Math.min(1, last) * step;
    int b2 = b0 + Math.min(2, last) * step;
    int b3 = b0 + Math.min(3, last) * step;
    int b4 = b0 + Math.min(4, last) * step;
    int b5 = b0 + Math.min(5, last) * step;
    int b6 = b0 + Math.min(6, last) * step;
    int b7 = b0 + Math.min(7, last) * step;
    FloatVector s0 = Lanes.zero();
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    FloatVector s4 = s0;
    FloatVector s5 = s0;
    FloatVector s6 = s0;
    FloatVector s7 = s0;
    for (int l = 0; l < k; l += LENGTH) {
      FloatVector x = Lanes.load(a, aOffset + l);
      s0 = x.fma(Lanes.load(b, b0 + l), s0);
      s1 = x.fma(Lanes.load(b, b1 + l), s1);
      s2 = x.fma(Lanes.load(b, b2 + l), s2);
      s3 = x.fma(Lanes.load(b, b3 + l), s3);
      s4 = x.fma(Lanes.load(b, b4 + l), s4);
      s5 = x.fma(Lanes.load(b, b5 + l), s5);
      s6 = x.fma(Lanes.load(b, b6 + l), s6);
      s7 = x.fma(Lanes.load(b, b7 + l), s7);
    }
    s0.intoArray(sums, 0);
    s1.intoArray(sums, LENGTH);
    s2.intoArray(sums, 2 * LENGTH);
    s3.intoArray(sums, 3 * LENGTH);
    s4.intoArray(sums, 4 * LENGTH);
    s5.intoArray(sums, 5 * LENGTH);
    s6.intoArray(sums, 6 * LENGTH);
    s7.intoArray(sums, 7 * LENGTH);
  }
}
