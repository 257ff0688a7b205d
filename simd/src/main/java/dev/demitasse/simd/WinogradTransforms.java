package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;

/*
 * The small matrices of Winograd's convolution F(2x2, 3x3): an output tile Y of 2x2 is
 *
 *   Y = A' [(G g G') x (B' d B)] A
 *
 * with the filter g of 3x3 and the input tile d of 4x4, the product in the middle being element by
 * element: 16 multiplications in place of 36.
 *
 *        1  0 -1  0           1   0   0           1  0
 *   B' = 0  1  1  0      G = 1/2 1/2 1/2      A = 1  1
 *        0 -1  1  0          1/2-1/2 1/2          1 -1
 *        0  1  0 -1           0   0   1           0 -1
 *
 * Channels lie along vectors, and pictures as SplitRows, so that all tiles of a row of tiles are one
 * run over consecutive values: the checks of bounds are made once for the run and not for each
 * vector. The methods treat one column of the element matrix each; with all four in one, C2 has more
 * vectors at a time than it keeps out of memory. Elements are numbered p = 4 row + column.
 */

/** From pictures and filters to where Winograd's products are taken, and back. */
final class WinogradTransforms {
  /** Elements of a tile where products are taken. */
  static final int ELEMENTS = 16;

  private WinogradTransforms() {}

  /**
   * Overwrites the elements {@code B' d B} of a row of tiles.
   *
   * @param tiles how many tiles there are
   * @param even where in x the even columns of the first of the four rows begin
   * @param odd where its odd columns do
   * @param rowStep how far the rows lie apart
   * @param v the elements, {@code [16][tiles][channels]} from {@code vAt} on
   * @param vStep how far the elements of a tile lie apart
   */
  static void input(
      int tiles,
      int channels,
      float[] x,
      int even,
      int odd,
      int rowStep,
      float[] v,
      int vAt,
      int vStep) {
    int count = tiles * channels;
    int next = even + channels;
    differences(count, x, even, next, rowStep, v, vAt, vStep);
    sums(count, x, odd, next, rowStep, v, vAt + vStep, vStep);
    differences(count, x, next, odd, rowStep, v, vAt + 2 * vStep, vStep);
    differences(count, x, odd, odd + channels, rowStep, v, vAt + 3 * vStep, vStep);
  }

  private static void differences(
      int count, float[] x, int i, int j, int rowStep, float[] v, int vAt, int vStep) {
    for (int q = 0; q < count; q += LENGTH) {
      FloatVector a = minus(x, i + q, j + q);
      FloatVector b = minus(x, i + rowStep + q, j + rowStep + q);
      FloatVector c = minus(x, i + 2 * rowStep + q, j + 2 * rowStep + q);
      FloatVector d = minus(x, i + 3 * rowStep + q, j + 3 * rowStep + q);
      rows(a, b, c, d, v, vAt + q, vStep);
    }
  }

  private static void sums(
      int count, float[] x, int i, int j, int rowStep, float[] v, int vAt, int vStep) {
    for (int q = 0; q < count; q += LENGTH) {
      FloatVector a = plus(x, i + q, j + q);
      FloatVector b = plus(x, i + rowStep + q, j + rowStep + q);
      FloatVector c = plus(x, i + 2 * rowStep + q, j + 2 * rowStep + q);
      FloatVector d = plus(x, i + 3 * rowStep + q, j + 3 * rowStep + q);
      rows(a, b, c, d, v, vAt + q, vStep);
    }
  }

  private static FloatVector plus(float[] x, int a, int b) {
    return Lanes.load(x, a).add(Lanes.load(x, b));
  }

  private static FloatVector minus(float[] x, int a, int b) {
    return Lanes.load(x, a).sub(Lanes.load(x, b));
  }

  /** A column of {@code B' z} for a column z. */
  private static void rows(
      FloatVector a, FloatVector b, FloatVector c, FloatVector d, float[] v, int at, int step) {
    a.sub(c).intoArray(v, at);
    b.add(c).intoArray(v, at + 4 * step);
    c.sub(b).intoArray(v, at + 8 * step);
    b.sub(d).intoArray(v, at + 12 * step);
  }

  /**
   * Overwrites two rows of an output with {@code A' m A} of a row of tiles.
   *
   * @param m the elements, {@code [16][tiles][channels]} from {@code mAt} on
   * @param mStep how far the elements of a tile lie apart
   * @param even where in y the even columns of the first row begin
   * @param odd where its odd columns do
   * @param rowStep how far the rows lie apart
   */
  static void output(
      int tiles,
      int channels,
      float[] m,
      int mAt,
      int mStep,
      float[] y,
      int even,
      int odd,
      int rowStep) {
    int count = tiles * channels;
    for (int q = 0; q < count; q += LENGTH) {
      FloatVector a = left(m, mAt + q, mStep);
      FloatVector b = left(m, mAt + q + 4 * mStep, mStep);
      FloatVector c = left(m, mAt + q + 8 * mStep, mStep);
      FloatVector d = left(m, mAt + q + 12 * mStep, mStep);
      a.add(b).add(c).intoArray(y, even + q);
      b.sub(c).sub(d).intoArray(y, even + rowStep + q);
    }
    rightOutput(count, m, mAt, mStep, y, odd, rowStep);
  }

  private static void rightOutput(
      int count, float[] m, int mAt, int mStep, float[] y, int odd, int rowStep) {
    for (int q = 0; q < count; q += LENGTH) {
      FloatVector a = right(m, mAt + q, mStep);
      FloatVector b = right(m, mAt + q + 4 * mStep, mStep);
      FloatVector c = right(m, mAt + q + 8 * mStep, mStep);
      FloatVector d = right(m, mAt + q + 12 * mStep, mStep);
      a.add(b).add(c).intoArray(y, odd + q);
      b.sub(c).sub(d).intoArray(y, odd + rowStep + q);
    }
  }

  private static FloatVector left(float[] m, int at, int step) {
    return Lanes.load(m, at).add(Lanes.load(m, at + step)).add(Lanes.load(m, at + 2 * step));
  }

  private static FloatVector right(float[] m, int at, int step) {
    return Lanes.load(m, at + step)
        .sub(Lanes.load(m, at + 2 * step))
        .sub(Lanes.load(m, at + 3 * step));
  }

  /**
   * Overwrites the elements {@code A dy A'} of a row of tiles: the gradient by the products, from
   * that by two rows of the output.
   *
   * @param even where in dy the even columns of the first row begin
   * @param odd where its odd columns do
   * @param rowStep how far the rows lie apart
   * @param d the elements, {@code [16][tiles][channels]} from {@code dAt} on
   * @param dStep how far the elements of a tile lie apart
   */
  static void gradient(
      int tiles,
      int channels,
      float[] dy,
      int even,
      int odd,
      int rowStep,
      float[] d,
      int dAt,
      int dStep) {
    int count = tiles * channels;
    for (int q = 0; q < count; q += LENGTH) {
      FloatVector a = Lanes.load(dy, even + q);
      FloatVector b = Lanes.load(dy, even + rowStep + q);
      gradientRows(a, b, d, dAt + q, dStep);
      a = Lanes.load(dy, odd + q).neg();
      b = Lanes.load(dy, odd + rowStep + q).neg();
      gradientRows(a, b, d, dAt + 3 * dStep + q, dStep);
    }
    for (int q = 0; q < count; q += LENGTH) {
      FloatVector a = plus(dy, even + q, odd + q);
      FloatVector b = plus(dy, even + rowStep + q, odd + rowStep + q);
      gradientRows(a, b, d, dAt + dStep + q, dStep);
      a = minus(dy, even + q, odd + q);
      b = minus(dy, even + rowStep + q, odd + rowStep + q);
      gradientRows(a, b, d, dAt + 2 * dStep + q, dStep);
    }
  }

  /** A column of {@code A z} for a column z. */
  private static void gradientRows(FloatVector a, FloatVector b, float[] d, int at, int step) {
    a.intoArray(d, at);
    a.add(b).intoArray(d, at + 4 * step);
    a.sub(b).intoArray(d, at + 8 * step);
    b.neg().intoArray(d, at + 12 * step);
  }

  /**
   * Overwrites {@code u [16][.][LOGICAL]} with {@code G g G'} of as many filters as there are
   * logical lanes.
   *
   * @param g the filters, {@code [9][LOGICAL]}
   * @param uAt where in u the first elements stand
   * @param uStep how far the elements lie apart
   */
  static void filters(float[] g, int gAt, float[] u, int uAt, int uStep) {
    for (int lane = 0; lane < Lanes.LOGICAL; lane += LENGTH) {
      int at = gAt + lane;
      for (int i = 0; i < 4; i++) {
        FloatVector a = halfway(g, at, i);
        FloatVector b = halfway(g, at + Lanes.LOGICAL, i);
        FloatVector c = halfway(g, at + 2 * Lanes.LOGICAL, i);
        FloatVector both = a.add(c).mul(0.5f);
        int to = uAt + 4 * i * uStep + lane;
        a.intoArray(u, to);
        both.add(b.mul(0.5f)).intoArray(u, to + uStep);
        both.sub(b.mul(0.5f)).intoArray(u, to + 2 * uStep);
        c.intoArray(u, to + 3 * uStep);
      }
    }
  }

  /** Row i of a column of {@code G g}. */
  private static FloatVector halfway(float[] g, int at, int i) {
    FloatVector a = Lanes.load(g, at);
    FloatVector b = Lanes.load(g, at + 3 * Lanes.LOGICAL);
    FloatVector c = Lanes.load(g, at + 6 * Lanes.LOGICAL);
    if (i == 0 || i == 3) {
      return i == 0 ? a : c;
    }
    FloatVector both = a.add(c).mul(0.5f);
    FloatVector half = b.mul(0.5f);
    return i == 1 ? both.add(half) : both.sub(half);
  }

  /**
   * Overwrites {@code dg [9][LOGICAL]} with {@code G' du G} of as many filters as there are logical
   * lanes.
   *
   * @param du the gradients by the transformed filters
   * @param at where their first elements stand
   * @param step how far the elements lie apart
   */
  static void filterGradients(float[] du, int at, int step, float[] dg, int to) {
    for (int lane = 0; lane < Lanes.LOGICAL; lane += LENGTH) {
      for (int i = 0; i < 3; i++) {
        FloatVector a = halfBack(du, at + lane, step, i);
        FloatVector b = halfBack(du, at + lane + step, step, i);
        FloatVector c = halfBack(du, at + lane + 2 * step, step, i);
        FloatVector d = halfBack(du, at + lane + 3 * step, step, i);
        FloatVector both = b.add(c).mul(0.5f);
        int row = to + lane + 3 * i * Lanes.LOGICAL;
        a.add(both).intoArray(dg, row);
        b.sub(c).mul(0.5f).intoArray(dg, row + Lanes.LOGICAL);
        both.add(d).intoArray(dg, row + 2 * Lanes.LOGICAL);
      }
    }
  }

  /** Row i of a column of {@code G' du}. */
  private static FloatVector halfBack(float[] du, int at, int step, int i) {
    FloatVector b = Lanes.load(du, at + 4 * step);
    FloatVector c = Lanes.load(du, at + 8 * step);
    if (i == 1) {
      return b.sub(c).mul(0.5f);
    }
    return b.add(c).mul(0.5f).add(Lanes.load(du, i == 0 ? at : at + 12 * step));
  }
}
