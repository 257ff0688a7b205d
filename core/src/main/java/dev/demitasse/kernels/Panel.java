package dev.demitasse.kernels;

/*
 * C2, HotSpot's optimising compiler, vectorises c[j] += u b[j] only where it can rule out that a
 * store to c meets a later load from b. Where both lie at offsets of their own in larger arrays it
 * cannot (up to JDK 25 at least). So rows are copied to arrays of their own, all of which are
 * indexed from 0: seven times faster, for one copy of a source that then goes into many sums.
 *
 * Four sources are added at a time: a sum is loaded and stored once for four products. A loop with
 * eight of them is over C2's limit for unrolling (LoopUnrollLimit) and then not vectorised at all.
 */

/**
 * Rows in which weighted sums of rows are taken, {@code sums[r] += sum over l of a[r, l]
 * sources[l]}: what matrix products and convolutions have in common.
 *
 * <p>Sources stay in the second level cache; the sums and four sources at a time, in the first.
 * Blocks after Goto and van de Geijn, Anatomy of high-performance matrix multiplication, ACM TOMS
 * 34, 2008.
 */
final class Panel {
  /** The most floats of a row. */
  static final int WIDTH = 512;

  /** The most rows of sums. */
  static final int ROWS = 16;

  /** The most sources at a time. */
  static final int DEPTH = 64;

  private final float[][] sources = new float[DEPTH][WIDTH];
  private final float[][] sums = new float[ROWS][WIDTH];
  private final int[] positions = new int[DEPTH];
  private final int[] columns = new int[WIDTH];
  private int depth;

  /** A row of sums, to be set before and read after {@link #addProducts}. */
  float[] sums(int row) {
    return sums[row];
  }

  /** How many more sources there is room for. */
  int room() {
    return DEPTH - depth;
  }

  /** Forgets the sources. */
  void clear() {
    depth = 0;
  }

  /**
   * Takes {@code width} floats as the next source.
   *
   * @param position where the source's factor for the first sum stands, for {@link #addProducts}
   */
  void addSource(float[] x, int offset, int width, int position) {
    System.arraycopy(x, offset, sources[depth], 0, width);
    positions[depth++] = position;
  }

  /** Where in x the values of each column start, for {@link #addTransposed}: to be set. */
  int[] columns() {
    return columns;
  }

  /**
   * Takes {@code count} sources, the s-th with {@code x[start of column j + shift + s]} in column j
   * and its factor at {@code position + s positionStep}.
   */
  void addTransposed(float[] x, int shift, int width, int count, int position, int positionStep) {
    for (int j = 0; j < width; j++) {
      int from = columns[j] + shift;
      for (int s = 0; s < count; s++) {
        sources[depth + s][j] = x[from + s];
      }
    }
    for (int s = 0; s < count; s++) {
      positions[depth++] = position + s * positionStep;
    }
  }

  /**
   * {@code sums[r] += sum over l of a[position of l + first + r rowStep] sources[l]} for {@code
   * rows} rows of {@code width} floats.
   */
  void addProducts(int width, int rows, float[] a, int first, int rowStep) {
    int l = 0;
    for (; l + 3 < depth; l += 4) {
      for (int r = 0; r < rows; r++) {
        addFour(width, a, first + r * rowStep, l, sums[r]);
      }
    }
    for (; l < depth; l++) {
      for (int r = 0; r < rows; r++) {
        addOne(width, a[positions[l] + first + r * rowStep], sources[l], sums[r]);
      }
    }
  }

  private void addFour(int width, float[] a, int shift, int l, float[] sum) {
    float u0 = a[positions[l] + shift];
    float u1 = a[positions[l + 1] + shift];
    float u2 = a[positions[l + 2] + shift];
    float u3 = a[positions[l + 3] + shift];
    float[] s0 = sources[l];
    float[] s1 = sources[l + 1];
    float[] s2 = sources[l + 2];
    float[] s3 = sources[l + 3];
    for (int j = 0; j < width; j++) {
      sum[j] += u0 * s0[j] + u1 * s1[j] + (u2 * s2[j] + u3 * s3[j]);
    }
  }

  private static void addOne(int width, float factor, float[] source, float[] sum) {
    for (int j = 0; j < width; j++) {
      sum[j] += factor * source[j];
    }
  }
}
