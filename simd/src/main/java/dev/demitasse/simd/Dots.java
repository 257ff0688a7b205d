package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;

/*
 * With a single row of A all is bound by how fast B comes from memory. Two rows of B go by at a time,
 * four vectors of each: few streams, which the processor can foresee, and enough sums that none has
 * to wait for the one before. What is left in the lanes is added up at the end.
 */

/** Dot products of a row and the rows of a matrix. */
final class Dots {
  private static final int UNROLLED = 4 * LENGTH;

  private Dots() {}

  /**
   * {@code c[j] = sum over l of a[l] B[j, l]} for B {@code [n, k]}.
   *
   * @param sums memory for {@code 2 LENGTH} floats
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
    for (int j = 0; j < n; j += 2) {
      int first = bOffset + j * k;
      int second = j + 1 < n ? first + k : first;
      two(k, a, aOffset, b, first, second, sums);
      float left = Lanes.sum(sums, 0);
      float right = Lanes.sum(sums, LENGTH);
      for (int l = Lanes.whole(k); l < k; l++) {
        left += a[aOffset + l] * b[first + l];
        right += a[aOffset + l] * b[second + l];
      }
      c[cOffset + j] = left;
      if (j + 1 < n) {
        c[cOffset + j + 1] = right;
      }
    }
  }

  private static void two(
      int k, float[] a, int aOffset, float[] b, int first, int second, float[] sums) {
    FloatVector s0 = Lanes.zero();
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    FloatVector t0 = s0;
    FloatVector t1 = s0;
    FloatVector t2 = s0;
    FloatVector t3 = s0;
    int l = 0;
    for (int end = k - k % UNROLLED; l < end; l += UNROLLED) {
      FloatVector x0 = Lanes.load(a, aOffset + l);
      FloatVector x1 = Lanes.load(a, aOffset + l + LENGTH);
      FloatVector x2 = Lanes.load(a, aOffset + l + 2 * LENGTH);
      FloatVector x3 = Lanes.load(a, aOffset + l + 3 * LENGTH);
      s0 = x0.fma(Lanes.load(b, first + l), s0);
      s1 = x1.fma(Lanes.load(b, first + l + LENGTH), s1);
      s2 = x2.fma(Lanes.load(b, first + l + 2 * LENGTH), s2);
      s3 = x3.fma(Lanes.load(b, first + l + 3 * LENGTH), s3);
      t0 = x0.fma(Lanes.load(b, second + l), t0);
      t1 = x1.fma(Lanes.load(b, second + l + LENGTH), t1);
      t2 = x2.fma(Lanes.load(b, second + l + 2 * LENGTH), t2);
      t3 = x3.fma(Lanes.load(b, second + l + 3 * LENGTH), t3);
    }
    for (int end = Lanes.whole(k); l < end; l += LENGTH) {
      FloatVector x = Lanes.load(a, aOffset + l);
      s0 = x.fma(Lanes.load(b, first + l), s0);
      t0 = x.fma(Lanes.load(b, second + l), t0);
    }
    s0.add(s1).add(s2.add(s3)).intoArray(sums, 0);
    t0.add(t1).add(t2.add(t3)).intoArray(sums, LENGTH);
  }
}
