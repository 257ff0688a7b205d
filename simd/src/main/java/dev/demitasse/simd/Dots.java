package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;
import static dev.demitasse.simd.Lanes.LOGICAL;
import static dev.demitasse.simd.Lanes.PARTS;
import static dev.demitasse.simd.Registers.MANY;

import jdk.incubator.vector.FloatVector;

/*
 * With few rows of A all is bound by how fast B comes from memory: it is read once, as it lies, and
 * nothing is packed. A single row meets eight rows of B at a time, up to four (or two, with few
 * registers) meet four: few streams, which the processor can foresee, and enough sums that none has to
 * wait for the one before. Each sum is taken in the same order, so that a row of C does not depend on
 * how many others there are. The sums have logical lanes, which are added up at the end, for sixteen
 * rows of B together; what is left of a row beyond whole sets of them comes last, value by value.
 */

/** The matrix product {@code C = A B'} for few rows of A. */
final class Dots {
  private static final int TOGETHER = MANY ? 4 : 2;
  private static final int COLUMNS = LaneSums.TOGETHER;

  /** How many rows eight vectors of lanes belong to. */
  private static final int ROWS_OF_EIGHT = 8 / PARTS;

  /** How far the parts of the lanes follow each other within the first-level cache. */
  private static final int DEPTH = PARTS > 1 ? 512 : Integer.MAX_VALUE;

  /** Floats of memory that this takes. */
  static final int SCRATCH = TOGETHER * LaneSums.SQUARE;

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
    for (int j = 0; j < n; j += COLUMNS) {
      int columns = Math.min(COLUMNS, n - j);
      int bAt = bOffset + j * k;
      for (int i = 0; i < m; i += TOGETHER) {
        int rows = Math.min(TOGETHER, m - i);
        int aAt = aOffset + i * k;
        int cAt = cOffset + i * n + j;
        sumVectors(rows, columns, k, a, aAt, b, bAt, sums);
        for (int r = 0; r < rows; r++) {
          LaneSums.add(sums, r * LaneSums.SQUARE);
          System.arraycopy(sums, r * LaneSums.SQUARE, c, cAt + r * n, columns);
        }
        if (Lanes.wholeLogical(k) < k) {
          addRest(rows, columns, k, a, aAt, b, bAt, c, cAt, n);
        }
      }
    }
  }

  /** Leaves the lanes of the sums of up to {@code TOGETHER} rows of A and 16 rows of B. */
  private static void sumVectors(
      int rows, int columns, int k, float[] a, int aAt, float[] b, int bAt, float[] sums) {
    if (rows == 1) {
      for (int r = 0; r < columns; r += ROWS_OF_EIGHT) {
        int last = Math.min(ROWS_OF_EIGHT, columns - r) * k - k;
        oneByEight(k, a, aAt, b, bAt + r * k, last, sums, r * LOGICAL);
      }
      return;
    }
    for (int r = 0; r < columns; r += 4) {
      int last = Math.min(4, columns - r) * k - k;
      int at = r * LOGICAL;
      for (int l = 0; l < k; l += DEPTH) {
        int depth = Math.min(DEPTH, k - l);
        for (int part = 0; part < LOGICAL; part += LENGTH) {
          int x = aAt + l + part;
          int y = bAt + r * k + l + part;
          manyByFour(depth, l == 0, a, x, k, (rows - 1) * k, b, y, last, sums, at + part);
        }
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
        for (int l = Lanes.wholeLogical(k); l < k; l++) {
          sum = Lanes.multiplyAdd(a[aAt + r * k + l], b[bAt + j * k + l], sum);
        }
        c[cAt + r * n + j] += sum;
      }
    }
  }

  /**
   * A row of A and as many of B as have eight vectors of lanes: vector i is part i % PARTS of row i
   * / PARTS.
   */
  private static void oneByEight(
      int k, float[] a, int aAt, float[] b, int bAt, int last, float[] sums, int at) {
    int b0 = bAt;
    int b1 = bAt + begin(1, k, last);
    int b2 = bAt + begin(2, k, last);
    int b3 = bAt + begin(3, k, last);
    int b4 = bAt + begin(4, k, last);
    int b5 = bAt + begin(5, k, last);
    int b6 = bAt + begin(6, k, last);
    int b7 = bAt + begin(7, k, last);
    FloatVector s0 = Lanes.zero();
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    FloatVector s4 = s0;
    FloatVector s5 = s0;
    FloatVector s6 = s0;
    FloatVector s7 = s0;
    for (int l = 0, end = Lanes.wholeLogical(k); l < end; l += LOGICAL) {
      FloatVector x0 = Lanes.load(a, aAt + l);
      FloatVector x1 = PARTS > 1 ? Lanes.load(a, aAt + l + LENGTH) : x0;
      FloatVector x2 = PARTS > 2 ? Lanes.load(a, aAt + l + 2 * LENGTH) : x0;
      FloatVector x3 = PARTS > 2 ? Lanes.load(a, aAt + l + 3 * LENGTH) : x1;
      s0 = Lanes.multiplyAdd(x0, Lanes.load(b, b0 + l), s0);
      s1 = Lanes.multiplyAdd(x1, Lanes.load(b, b1 + l), s1);
      s2 = Lanes.multiplyAdd(x2, Lanes.load(b, b2 + l), s2);
      s3 = Lanes.multiplyAdd(x3, Lanes.load(b, b3 + l), s3);
      s4 = Lanes.multiplyAdd(x0, Lanes.load(b, b4 + l), s4);
      s5 = Lanes.multiplyAdd(x1, Lanes.load(b, b5 + l), s5);
      s6 = Lanes.multiplyAdd(x2, Lanes.load(b, b6 + l), s6);
      s7 = Lanes.multiplyAdd(x3, Lanes.load(b, b7 + l), s7);
    }
    s0.intoArray(sums, at);
    s1.intoArray(sums, at + LENGTH);
    s2.intoArray(sums, at + 2 * LENGTH);
    s3.intoArray(sums, at + 3 * LENGTH);
    s4.intoArray(sums, at + 4 * LENGTH);
    s5.intoArray(sums, at + 5 * LENGTH);
    s6.intoArray(sums, at + 6 * LENGTH);
    s7.intoArray(sums, at + 7 * LENGTH);
  }

  /** Where vector i begins, behind the first row; rows past the last are the last. */
  private static int begin(int i, int k, int last) {
    return Math.min(i / PARTS * k, last) + i % PARTS * LENGTH;
  }

  private static void manyByFour(
      int depth,
      boolean begins,
      float[] a,
      int a0,
      int k,
      int aLast,
      float[] b,
      int b0,
      int bLast,
      float[] sums,
      int at) {
    int a1 = a0 + Math.min(k, aLast);
    int a2 = a0 + Math.min(2 * k, aLast);
    int a3 = a0 + Math.min(3 * k, aLast);
    int b1 = b0 + Math.min(k, bLast);
    int b2 = b0 + Math.min(2 * k, bLast);
    int b3 = b0 + Math.min(3 * k, bLast);
    FloatVector s0 = begins ? Lanes.zero() : Lanes.load(sums, at);
    FloatVector s1 = begins ? Lanes.zero() : Lanes.load(sums, at + LOGICAL);
    FloatVector s2 = begins ? Lanes.zero() : Lanes.load(sums, at + 2 * LOGICAL);
    FloatVector s3 = begins ? Lanes.zero() : Lanes.load(sums, at + 3 * LOGICAL);
    FloatVector t0 = begins ? Lanes.zero() : Lanes.load(sums, at + LaneSums.SQUARE);
    FloatVector t1 = begins ? Lanes.zero() : Lanes.load(sums, at + LaneSums.SQUARE + LOGICAL);
    FloatVector t2 = begins ? Lanes.zero() : Lanes.load(sums, at + LaneSums.SQUARE + 2 * LOGICAL);
    FloatVector t3 = begins ? Lanes.zero() : Lanes.load(sums, at + LaneSums.SQUARE + 3 * LOGICAL);
    FloatVector u0 = begins || !MANY ? Lanes.zero() : Lanes.load(sums, at + 2 * LaneSums.SQUARE);
    FloatVector u1 =
        begins || !MANY ? Lanes.zero() : Lanes.load(sums, at + 2 * LaneSums.SQUARE + LOGICAL);
    FloatVector u2 =
        begins || !MANY ? Lanes.zero() : Lanes.load(sums, at + 2 * LaneSums.SQUARE + 2 * LOGICAL);
    FloatVector u3 =
        begins || !MANY ? Lanes.zero() : Lanes.load(sums, at + 2 * LaneSums.SQUARE + 3 * LOGICAL);
    FloatVector v0 = begins || !MANY ? Lanes.zero() : Lanes.load(sums, at + 3 * LaneSums.SQUARE);
    FloatVector v1 =
        begins || !MANY ? Lanes.zero() : Lanes.load(sums, at + 3 * LaneSums.SQUARE + LOGICAL);
    FloatVector v2 =
        begins || !MANY ? Lanes.zero() : Lanes.load(sums, at + 3 * LaneSums.SQUARE + 2 * LOGICAL);
    FloatVector v3 =
        begins || !MANY ? Lanes.zero() : Lanes.load(sums, at + 3 * LaneSums.SQUARE + 3 * LOGICAL);
    for (int l = 0, end = Lanes.wholeLogical(depth); l < end; l += LOGICAL) {
      FloatVector x0 = Lanes.load(a, a0 + l);
      FloatVector x1 = Lanes.load(a, a1 + l);
      FloatVector x2 = MANY ? Lanes.load(a, a2 + l) : x1;
      FloatVector x3 = MANY ? Lanes.load(a, a3 + l) : x1;
      FloatVector y = Lanes.load(b, b0 + l);
      s0 = Lanes.multiplyAdd(x0, y, s0);
      t0 = Lanes.multiplyAdd(x1, y, t0);
      if (MANY) {
        u0 = Lanes.multiplyAdd(x2, y, u0);
        v0 = Lanes.multiplyAdd(x3, y, v0);
      }
      y = Lanes.load(b, b1 + l);
      s1 = Lanes.multiplyAdd(x0, y, s1);
      t1 = Lanes.multiplyAdd(x1, y, t1);
      if (MANY) {
        u1 = Lanes.multiplyAdd(x2, y, u1);
        v1 = Lanes.multiplyAdd(x3, y, v1);
      }
      y = Lanes.load(b, b2 + l);
      s2 = Lanes.multiplyAdd(x0, y, s2);
      t2 = Lanes.multiplyAdd(x1, y, t2);
      if (MANY) {
        u2 = Lanes.multiplyAdd(x2, y, u2);
        v2 = Lanes.multiplyAdd(x3, y, v2);
      }
      y = Lanes.load(b, b3 + l);
      s3 = Lanes.multiplyAdd(x0, y, s3);
      t3 = Lanes.multiplyAdd(x1, y, t3);
      if (MANY) {
        u3 = Lanes.multiplyAdd(x2, y, u3);
        v3 = Lanes.multiplyAdd(x3, y, v3);
      }
    }
    store(s0, s1, s2, s3, sums, at);
    store(t0, t1, t2, t3, sums, at + LaneSums.SQUARE);
    if (MANY) {
      store(u0, u1, u2, u3, sums, at + 2 * LaneSums.SQUARE);
      store(v0, v1, v2, v3, sums, at + 3 * LaneSums.SQUARE);
    }
  }

  private static void store(
      FloatVector s0, FloatVector s1, FloatVector s2, FloatVector s3, float[] sums, int at) {
    s0.intoArray(sums, at);
    s1.intoArray(sums, at + LOGICAL);
    s2.intoArray(sums, at + 2 * LOGICAL);
    s3.intoArray(sums, at + 3 * LOGICAL);
  }
}
