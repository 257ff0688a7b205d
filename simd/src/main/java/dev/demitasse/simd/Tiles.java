package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;
import static dev.demitasse.simd.Registers.MANY;

import jdk.incubator.vector.FloatVector;

/*
 * Rows of C times vectors of columns, kept in registers while k values of A and B go by. Eight rows
 * of two vectors want 10 loads for 16 multiply-adds: a core with two units for either does the
 * multiply-adds in 8 cycles and the loads in 5. Eight rows of one vector, for fewer columns, want 9
 * loads for 8; more rows at a time would be no faster, as they often lie a multiple of 4096 bytes
 * apart, where a first-level cache has room for a dozen lines.
 *
 * With few registers it is five rows of two vectors. Six would have sums, vectors of B and a value of A
 * in 15 registers of 16; but C2 has two values of A under way, and one sum that waits to be stored and
 * loaded again takes more time than two rows bring.
 *
 * There are no branches, no masks and no conversions in here: where a tile lies over C's edge the
 * caller gives it other memory, and rows past the last are the last one, computed again. C2
 * compiles such a method once and for good. A masked access that may reach over an array's end has
 * a second, slow path, in which the vectors are objects, and from then on so are they everywhere in
 * the method.
 *
 * After Goto and van de Geijn, Anatomy of high-performance matrix multiplication, ACM TOMS 34, 2008.
 */

/** The innermost part of the matrix product {@code C += A B}, B being packed. */
final class Tiles {
  /** Rows that are treated together where there are two vectors of columns. */
  static final int ROWS_OF_TWO = MANY ? 8 : 5;

  /** Rows that are where there is one. */
  static final int ROWS_OF_ONE = 8;

  private Tiles() {}

  /**
   * Adds the product of up to {@link #ROWS_OF_TWO} rows of A and a packed B {@code [k, 2 LENGTH]}
   * to rows of C.
   *
   * @param aStep how far A's rows lie apart
   * @param cStep how far C's rows lie apart
   * @param rows how many there are, 1 to {@link #ROWS_OF_TWO}
   */
  static void rowsOfTwo(
      int k,
      float[] a,
      int aOffset,
      int aStep,
      float[] b,
      float[] c,
      int cOffset,
      int cStep,
      int rows) {
    int last = rows - 1;
    int c1 = cOffset + Math.min(1, last) * cStep;
    int c2 = cOffset + Math.min(2, last) * cStep;
    int c3 = cOffset + Math.min(3, last) * cStep;
    int c4 = cOffset + Math.min(4, last) * cStep;
    int c5 = cOffset + Math.min(5, last) * cStep;
    int c6 = cOffset + Math.min(6, last) * cStep;
    int c7 = cOffset + Math.min(7, last) * cStep;
    FloatVector s0 = Lanes.load(c, cOffset);
    FloatVector t0 = Lanes.load(c, cOffset + LENGTH);
    FloatVector s1 = Lanes.load(c, c1);
    FloatVector t1 = Lanes.load(c, c1 + LENGTH);
    FloatVector s2 = Lanes.load(c, c2);
    FloatVector t2 = Lanes.load(c, c2 + LENGTH);
    FloatVector s3 = Lanes.load(c, c3);
    FloatVector t3 = Lanes.load(c, c3 + LENGTH);
    FloatVector s4 = Lanes.load(c, c4);
    FloatVector t4 = Lanes.load(c, c4 + LENGTH);
    FloatVector s5 = MANY ? Lanes.load(c, c5) : s4;
    FloatVector t5 = MANY ? Lanes.load(c, c5 + LENGTH) : t4;
    FloatVector s6 = MANY ? Lanes.load(c, c6) : s4;
    FloatVector t6 = MANY ? Lanes.load(c, c6 + LENGTH) : t4;
    FloatVector s7 = MANY ? Lanes.load(c, c7) : s4;
    FloatVector t7 = MANY ? Lanes.load(c, c7 + LENGTH) : t4;
    int a1 = aOffset + Math.min(1, last) * aStep;
    int a2 = aOffset + Math.min(2, last) * aStep;
    int a3 = aOffset + Math.min(3, last) * aStep;
    int a4 = aOffset + Math.min(4, last) * aStep;
    int a5 = aOffset + Math.min(5, last) * aStep;
    int a6 = aOffset + Math.min(6, last) * aStep;
    int a7 = aOffset + Math.min(7, last) * aStep;
    for (int l = 0; l < k; l++) {
      FloatVector left = Lanes.load(b, l * 2 * LENGTH);
      FloatVector right = Lanes.load(b, l * 2 * LENGTH + LENGTH);
      FloatVector x = Lanes.same(a[aOffset + l]);
      s0 = Lanes.multiplyAdd(x, left, s0);
      t0 = Lanes.multiplyAdd(x, right, t0);
      x = Lanes.same(a[a1 + l]);
      s1 = Lanes.multiplyAdd(x, left, s1);
      t1 = Lanes.multiplyAdd(x, right, t1);
      x = Lanes.same(a[a2 + l]);
      s2 = Lanes.multiplyAdd(x, left, s2);
      t2 = Lanes.multiplyAdd(x, right, t2);
      x = Lanes.same(a[a3 + l]);
      s3 = Lanes.multiplyAdd(x, left, s3);
      t3 = Lanes.multiplyAdd(x, right, t3);
      x = Lanes.same(a[a4 + l]);
      s4 = Lanes.multiplyAdd(x, left, s4);
      t4 = Lanes.multiplyAdd(x, right, t4);
      if (MANY) {
        x = Lanes.same(a[a5 + l]);
        s5 = Lanes.multiplyAdd(x, left, s5);
        t5 = Lanes.multiplyAdd(x, right, t5);
        x = Lanes.same(a[a6 + l]);
        s6 = Lanes.multiplyAdd(x, left, s6);
        t6 = Lanes.multiplyAdd(x, right, t6);
        x = Lanes.same(a[a7 + l]);
        s7 = Lanes.multiplyAdd(x, left, s7);
        t7 = Lanes.multiplyAdd(x, right, t7);
      }
    }
    s0.intoArray(c, cOffset);
    t0.intoArray(c, cOffset + LENGTH);
    s1.intoArray(c, c1);
    t1.intoArray(c, c1 + LENGTH);
    s2.intoArray(c, c2);
    t2.intoArray(c, c2 + LENGTH);
    s3.intoArray(c, c3);
    t3.intoArray(c, c3 + LENGTH);
    s4.intoArray(c, c4);
    t4.intoArray(c, c4 + LENGTH);
    if (MANY) {
      s5.intoArray(c, c5);
      t5.intoArray(c, c5 + LENGTH);
      s6.intoArray(c, c6);
      t6.intoArray(c, c6 + LENGTH);
      s7.intoArray(c, c7);
      t7.intoArray(c, c7 + LENGTH);
    }
  }

  /**
   * Adds the product of up to {@link #ROWS_OF_ONE} rows of A and a packed B {@code [k, LENGTH]} to
   * rows of C.
   *
   * @param aStep how far A's rows lie apart
   * @param cStep how far C's rows lie apart
   * @param rows how many there are, 1 to {@link #ROWS_OF_ONE}
   */
  static void rowsOfOne(
      int k,
      float[] a,
      int aOffset,
      int aStep,
      float[] b,
      float[] c,
      int cOffset,
      int cStep,
      int rows) {
    int last = rows - 1;
    int c1 = cOffset + Math.min(1, last) * cStep;
    int c2 = cOffset + Math.min(2, last) * cStep;
    int c3 = cOffset + Math.min(3, last) * cStep;
    int c4 = cOffset + Math.min(4, last) * cStep;
    int c5 = cOffset + Math.min(5, last) * cStep;
    int c6 = cOffset + Math.min(6, last) * cStep;
    int c7 = cOffset + Math.min(7, last) * cStep;
    FloatVector s0 = Lanes.load(c, cOffset);
    FloatVector s1 = Lanes.load(c, c1);
    FloatVector s2 = Lanes.load(c, c2);
    FloatVector s3 = Lanes.load(c, c3);
    FloatVector s4 = Lanes.load(c, c4);
    FloatVector s5 = Lanes.load(c, c5);
    FloatVector s6 = Lanes.load(c, c6);
    FloatVector s7 = Lanes.load(c, c7);
    int a1 = aOffset + Math.min(1, last) * aStep;
    int a2 = aOffset + Math.min(2, last) * aStep;
    int a3 = aOffset + Math.min(3, last) * aStep;
    int a4 = aOffset + Math.min(4, last) * aStep;
    int a5 = aOffset + Math.min(5, last) * aStep;
    int a6 = aOffset + Math.min(6, last) * aStep;
    int a7 = aOffset + Math.min(7, last) * aStep;
    for (int l = 0; l < k; l++) {
      FloatVector y = Lanes.load(b, l * LENGTH);
      s0 = Lanes.multiplyAdd(Lanes.same(a[aOffset + l]), y, s0);
      s1 = Lanes.multiplyAdd(Lanes.same(a[a1 + l]), y, s1);
      s2 = Lanes.multiplyAdd(Lanes.same(a[a2 + l]), y, s2);
      s3 = Lanes.multiplyAdd(Lanes.same(a[a3 + l]), y, s3);
      s4 = Lanes.multiplyAdd(Lanes.same(a[a4 + l]), y, s4);
      s5 = Lanes.multiplyAdd(Lanes.same(a[a5 + l]), y, s5);
      s6 = Lanes.multiplyAdd(Lanes.same(a[a6 + l]), y, s6);
      s7 = Lanes.multiplyAdd(Lanes.same(a[a7 + l]), y, s7);
    }
    s0.intoArray(c, cOffset);
    s1.intoArray(c, c1);
    s2.intoArray(c, c2);
    s3.intoArray(c, c3);
    s4.intoArray(c, c4);
    s5.intoArray(c, c5);
    s6.intoArray(c, c6);
    s7.intoArray(c, c7);
  }
}
