package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;

/*
 * With few rows of A all is bound by how fast B comes from memory: it is read once, as it lies, and
 * nothing is packed. A single row meets eight rows of B at a time, up to four meet four: few streams,
 * which the processor can foresee, and enough sums that none has to wait for the one before. Each sum
 * is taken in the same order, so that a row of C does not depend on how many others there are. What is
 * left in the lanes is added up at the end, for LENGTH rows of B together.
 */

/** The matrix product {@code C = A B'} for few rows of A. */
final class Dots {
  private static final int TOGETHER = 4;

  /** Floats of memory that this takes. */
  static final int SCRATCH = TOGETHER * Transposition.SQUARE;

  private Dots() {}

  /**
   * {@code c[i, j] = sum over l of a[i, l] b[j, l]} for A {@code [m, k]}, B {@code [n, k]}.
   *
   * @param sums memory for {@link #SCRATCH} floats
   */
  static void multiply(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      float[] sums) {
    for (int j = 0; j < n; j += LENGTH) {
      int columns = Math.min(LENGTH, n - j);
      int bAt = bOffset + j * k;
      for (int i = 0; i < m; i += TOGETHER) {
        int rows = Math.min(TOGETHER, m - i);
        int aAt = aOffset + i * k;
        int cAt = cOffset + i * n + j;
        sumVectors(rows, columns, k, a, aAt, b, bAt, sums);
        for (int r = 0; r < rows; r++) {
          LaneSums.add(sums, r * Transposition.SQUARE);
          System.arraycopy(sums, r * Transposition.SQUARE, c, cAt + r * n, columns);
        }
        if (Lanes.whole(k) < k) {
          addRest(rows, columns, k, a, aAt, b, bAt, c, cAt, n);
        }
      }
    }
  }

  /** Leaves a vector of sums for each of up to 4 rows of A and LENGTH rows of B. */
  private static void sumVectors(
      int rows, int columns, int k, float[] a, int aAt, float[] b, int bAt, float[] sums) {
    if (rows == 1) {
      for (int r = 0; r < columns; r += 8) {
        oneByEight(k, a, aAt, b, bAt + r * k, Math.min(7, columns - r - 1) * k, sums, r * LENGTH);
      }
    } else {
      for (int r = 0; r < columns; r += 4) {
        int last = Math.min(3, columns - r - 1) * k;
        fourByFour(k, a, aAt, (rows - 1) * k, b, bAt + r * k, last, sums, r * LENGTH);
      }
    }
  }

  private static void addRest(
      int rows,
      int columns,
      int k,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int n) {
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < columns; j++) {
        float sum = 0;
        for (int l = Lanes.whole(k); l < k; l++) {
          sum += a[aAt + r * k + l] * b[bAt + j * k + l];
        }
        c[cAt + r * n + j] += sum;
      }
    }
  }

  private static void oneByEight(
      int k, float[] a, int aAt, float[] b, int b0, int last, float[] sums, int at) {
    int b1 = b0 + Math.min(k, last);
    int b2 = b0 + Math.min(2 * k, last);
    int b3 = b0 + Math.min(3 * k, last);
    int b4 = b0 + Math.min(4 * k, last);
    int b5 = b0 + Math.min(5 * k, last);
    int b6 = b0 + Math.min(6 * k, last);
    int b7 = b0 + Math.min(7 * k, last);
    FloatVector s0 = Lanes.zero();
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    FloatVector s4 = s0;
    FloatVector s5 = s0;
    FloatVector s6 = s0;
    FloatVector s7 = s0;
    for (int l = 0, end = Lanes.whole(k); l < end; l += LENGTH) {
      FloatVector x = Lanes.load(a, aAt + l);
      s0 = x.fma(Lanes.load(b, b0 + l), s0);
      s1 = x.fma(Lanes.load(b, b1 + l), s1);
      s2 = x.fma(Lanes.load(b, b2 + l), s2);
      s3 = x.fma(Lanes.load(b, b3 + l), s3);
      s4 = x.fma(Lanes.load(b, b4 + l), s4);
      s5 = x.fma(Lanes.load(b, b5 + l), s5);
      s6 = x.fma(Lanes.load(b, b6 + l), s6);
      s7 = x.fma(Lanes.load(b, b7 + l), s7);
    }
    s0.intoArray(sums, at);
    s1.intoArray(sums, at + LENGTH);
    s2.intoArray(sums, at + 2 * LENGTH);
    s3.intoArray(sums, at + 3 * LENGTH);
    if (LENGTH > 4) {
      s4.intoArray(sums, at + 4 * LENGTH);
      s5.intoArray(sums, at + 5 * LENGTH);
      s6.intoArray(sums, at + 6 * LENGTH);
      s7.intoArray(sums, at + 7 * LENGTH);
    }
  }

  private static void fourByFour(
      int k, float[] a, int a0, int aLast, float[] b, int b0, int bLast, float[] sums, int at) {
    int a1 = a0 + Math.min(k, aLast);
    int a2 = a0 + Math.min(2 * k, aLast);
    int a3 = a0 + Math.min(3 * k, aLast);
    int b1 = b0 + Math.min(k, bLast);
    int b2 = b0 + Math.min(2 * k, bLast);
    int b3 = b0 + Math.min(3 * k, bLast);
    FloatVector s0 = Lanes.zero();
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    FloatVector t0 = s0;
    FloatVector t1 = s0;
    FloatVector t2 = s0;
    FloatVector t3 = s0;
    FloatVector u0 = s0;
    FloatVector u1 = s0;
    FloatVector u2 = s0;
    FloatVector u3 = s0;
    FloatVector v0 = s0;
    FloatVector v1 = s0;
    FloatVector v2 = s0;
    FloatVector v3 = s0;
    for (int l = 0, end = Lanes.whole(k); l < end; l += LENGTH) {
      FloatVector x0 = Lanes.load(a, a0 + l);
      FloatVector x1 = Lanes.load(a, a1 + l);
      FloatVector x2 = Lanes.load(a, a2 + l);
      FloatVector x3 = Lanes.load(a, a3 + l);
      FloatVector y = Lanes.load(b, b0 + l);
      s0 = x0.fma(y, s0);
      t0 = x1.fma(y, t0);
      u0 = x2.fma(y, u0);
      v0 = x3.fma(y, v0);
      y = Lanes.load(b, b1 + l);
      s1 = x0.fma(y, s1);
      t1 = x1.fma(y, t1);
      u1 = x2.fma(y, u1);
      v1 = x3.fma(y, v1);
      y = Lanes.load(b, b2 + l);
      s2 = x0.fma(y, s2);
      t2 = x1.fma(y, t2);
      u2 = x2.fma(y, u2);
      v2 = x3.fma(y, v2);
      y = Lanes.load(b, b3 + l);
      s3 = x0.fma(y, s3);
      t3 = x1.fma(y, t3);
      u3 = x2.fma(y, u3);
      v3 = x3.fma(y, v3);
    }
    store(s0, s1, s2, s3, sums, at);
    store(t0, t1, t2, t3, sums, at + Transposition.SQUARE);
    store(u0, u1, u2, u3, sums, at + 2 * Transposition.SQUARE);
    store(v0, v1, v2, v3, sums, at + 3 * Transposition.SQUARE);
  }

  private static void store(
      FloatVector s0, FloatVector s1, FloatVector s2, FloatVector s3, float[] sums, int at) {
    s0.intoArray(sums, at);
    s1.intoArray(sums, at + LENGTH);
    s2.intoArray(sums, at + 2 * LENGTH);
    s3.intoArray(sums, at + 3 * LENGTH);
  }
}
