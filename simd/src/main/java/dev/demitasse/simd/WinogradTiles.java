package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;
import static dev.demitasse.simd.Registers.MANY;

import jdk.incubator.vector.FloatVector;

/*
 * As in Tiles: rows of C times one or two vectors of columns, kept in registers while k values go by;
 * no branches and no masks. But A's values may lie any way, and B's rows at any distance: nothing is
 * packed here. With few registers it is four rows: tiles come in fours.
 */

/** The matrix products in the middle of Winograd's convolution. */
final class WinogradTiles {
  /** Rows that are treated together. */
  static final int ROWS = MANY ? 8 : 4;

  private WinogradTiles() {}

  /**
   * {@code C[r, q] += sum over l of A[r, l] B[l, q]} for up to {@link #ROWS} rows and two vectors
   * of columns.
   *
   * @param aRow how far A's rows lie apart
   * @param aStep how far the values of a row of A lie apart
   * @param left where the first vector of B's first row begins
   * @param right where the second does
   * @param bStep how far B's rows lie apart
   * @param cRow how far C's rows lie apart; the second vector lies behind the first
   * @param rows how many rows there are, 1 to {@link #ROWS}
   */
  static void twoVectors(
      int k,
      float[] a,
      int aAt,
      int aRow,
      int aStep,
      float[] b,
      int left,
      int right,
      int bStep,
      float[] c,
      int cAt,
      int cRow,
      int rows) {
    int last = rows - 1;
    int r1 = Math.min(1, last);
    int r2 = Math.min(2, last);
    int r3 = Math.min(3, last);
    int r4 = Math.min(4, last);
    int r5 = Math.min(5, last);
    int r6 = Math.min(6, last);
    int r7 = Math.min(7, last);
    FloatVector s0 = Lanes.load(c, cAt);
    FloatVector t0 = Lanes.load(c, cAt + LENGTH);
    FloatVector s1 = Lanes.load(c, cAt + r1 * cRow);
    FloatVector t1 = Lanes.load(c, cAt + r1 * cRow + LENGTH);
    FloatVector s2 = Lanes.load(c, cAt + r2 * cRow);
    FloatVector t2 = Lanes.load(c, cAt + r2 * cRow + LENGTH);
    FloatVector s3 = Lanes.load(c, cAt + r3 * cRow);
    FloatVector t3 = Lanes.load(c, cAt + r3 * cRow + LENGTH);
    FloatVector s4 = MANY ? Lanes.load(c, cAt + r4 * cRow) : s0;
    FloatVector t4 = MANY ? Lanes.load(c, cAt + r4 * cRow + LENGTH) : t0;
    FloatVector s5 = MANY ? Lanes.load(c, cAt + r5 * cRow) : s0;
    FloatVector t5 = MANY ? Lanes.load(c, cAt + r5 * cRow + LENGTH) : t0;
    FloatVector s6 = MANY ? Lanes.load(c, cAt + r6 * cRow) : s0;
    FloatVector t6 = MANY ? Lanes.load(c, cAt + r6 * cRow + LENGTH) : t0;
    FloatVector s7 = MANY ? Lanes.load(c, cAt + r7 * cRow) : s0;
    FloatVector t7 = MANY ? Lanes.load(c, cAt + r7 * cRow + LENGTH) : t0;
    int a1 = aAt + r1 * aRow;
    int a2 = aAt + r2 * aRow;
    int a3 = aAt + r3 * aRow;
    int a4 = aAt + r4 * aRow;
    int a5 = aAt + r5 * aRow;
    int a6 = aAt + r6 * aRow;
    int a7 = aAt + r7 * aRow;
    for (int l = 0, i = 0, j = 0; l < k; l++, i += aStep, j += bStep) {
      FloatVector p = Lanes.load(b, left + j);
      FloatVector q = Lanes.load(b, right + j);
      FloatVector x = Lanes.same(a[aAt + i]);
      s0 = Lanes.multiplyAdd(x, p, s0);
      t0 = Lanes.multiplyAdd(x, q, t0);
      x = Lanes.same(a[a1 + i]);
      s1 = Lanes.multiplyAdd(x, p, s1);
      t1 = Lanes.multiplyAdd(x, q, t1);
      x = Lanes.same(a[a2 + i]);
      s2 = Lanes.multiplyAdd(x, p, s2);
      t2 = Lanes.multiplyAdd(x, q, t2);
      x = Lanes.same(a[a3 + i]);
      s3 = Lanes.multiplyAdd(x, p, s3);
      t3 = Lanes.multiplyAdd(x, q, t3);
      if (MANY) {
        x = Lanes.same(a[a4 + i]);
        s4 = Lanes.multiplyAdd(x, p, s4);
        t4 = Lanes.multiplyAdd(x, q, t4);
        x = Lanes.same(a[a5 + i]);
        s5 = Lanes.multiplyAdd(x, p, s5);
        t5 = Lanes.multiplyAdd(x, q, t5);
        x = Lanes.same(a[a6 + i]);
        s6 = Lanes.multiplyAdd(x, p, s6);
        t6 = Lanes.multiplyAdd(x, q, t6);
        x = Lanes.same(a[a7 + i]);
        s7 = Lanes.multiplyAdd(x, p, s7);
        t7 = Lanes.multiplyAdd(x, q, t7);
      }
    }
    s0.intoArray(c, cAt);
    t0.intoArray(c, cAt + LENGTH);
    s1.intoArray(c, cAt + r1 * cRow);
    t1.intoArray(c, cAt + r1 * cRow + LENGTH);
    s2.intoArray(c, cAt + r2 * cRow);
    t2.intoArray(c, cAt + r2 * cRow + LENGTH);
    s3.intoArray(c, cAt + r3 * cRow);
    t3.intoArray(c, cAt + r3 * cRow + LENGTH);
    if (MANY) {
      s4.intoArray(c, cAt + r4 * cRow);
      t4.intoArray(c, cAt + r4 * cRow + LENGTH);
      s5.intoArray(c, cAt + r5 * cRow);
      t5.intoArray(c, cAt + r5 * cRow + LENGTH);
      s6.intoArray(c, cAt + r6 * cRow);
      t6.intoArray(c, cAt + r6 * cRow + LENGTH);
      s7.intoArray(c, cAt + r7 * cRow);
      t7.intoArray(c, cAt + r7 * cRow + LENGTH);
    }
  }

  /** The same for one vector of columns. */
  static void oneVector(
      int k,
      float[] a,
      int aAt,
      int aRow,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      float[] c,
      int cAt,
      int cRow,
      int rows) {
    int last = rows - 1;
    int r1 = Math.min(1, last);
    int r2 = Math.min(2, last);
    int r3 = Math.min(3, last);
    int r4 = Math.min(4, last);
    int r5 = Math.min(5, last);
    int r6 = Math.min(6, last);
    int r7 = Math.min(7, last);
    FloatVector s0 = Lanes.load(c, cAt);
    FloatVector s1 = Lanes.load(c, cAt + r1 * cRow);
    FloatVector s2 = Lanes.load(c, cAt + r2 * cRow);
    FloatVector s3 = Lanes.load(c, cAt + r3 * cRow);
    FloatVector s4 = MANY ? Lanes.load(c, cAt + r4 * cRow) : s0;
    FloatVector s5 = MANY ? Lanes.load(c, cAt + r5 * cRow) : s0;
    FloatVector s6 = MANY ? Lanes.load(c, cAt + r6 * cRow) : s0;
    FloatVector s7 = MANY ? Lanes.load(c, cAt + r7 * cRow) : s0;
    int a1 = aAt + r1 * aRow;
    int a2 = aAt + r2 * aRow;
    int a3 = aAt + r3 * aRow;
    int a4 = aAt + r4 * aRow;
    int a5 = aAt + r5 * aRow;
    int a6 = aAt + r6 * aRow;
    int a7 = aAt + r7 * aRow;
    for (int l = 0, i = 0, j = bAt; l < k; l++, i += aStep, j += bStep) {
      FloatVector p = Lanes.load(b, j);
      s0 = Lanes.multiplyAdd(Lanes.same(a[aAt + i]), p, s0);
      s1 = Lanes.multiplyAdd(Lanes.same(a[a1 + i]), p, s1);
      s2 = Lanes.multiplyAdd(Lanes.same(a[a2 + i]), p, s2);
      s3 = Lanes.multiplyAdd(Lanes.same(a[a3 + i]), p, s3);
      if (MANY) {
        s4 = Lanes.multiplyAdd(Lanes.same(a[a4 + i]), p, s4);
        s5 = Lanes.multiplyAdd(Lanes.same(a[a5 + i]), p, s5);
        s6 = Lanes.multiplyAdd(Lanes.same(a[a6 + i]), p, s6);
        s7 = Lanes.multiplyAdd(Lanes.same(a[a7 + i]), p, s7);
      }
    }
    s0.intoArray(c, cAt);
    s1.intoArray(c, cAt + r1 * cRow);
    s2.intoArray(c, cAt + r2 * cRow);
    s3.intoArray(c, cAt + r3 * cRow);
    if (MANY) {
      s4.intoArray(c, cAt + r4 * cRow);
      s5.intoArray(c, cAt + r5 * cRow);
      s6.intoArray(c, cAt + r6 * cRow);
      s7.intoArray(c, cAt + r7 * cRow);
    }
  }
}
