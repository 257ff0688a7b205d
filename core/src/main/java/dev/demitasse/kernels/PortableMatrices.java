package dev.demitasse.kernels;

/*
 * A B and A' B: two rows of C at a time take in four rows of B, so that each vector of B that is
 * loaded serves two products and each of C four. B is treated in blocks that stay in the second
 * level cache while all rows of A go over them. The innermost loops are plain enough for the JIT
 * compiler to vectorise.
 *
 * A B': a block of B is transposed into scratch and the product is then A B. With few rows of A
 * that would cost more than it brings, and dot products are taken instead, four rows of B at a
 * time. Every element is summed in an order that depends on the sizes alone.
 *
 * After Goto and van de Geijn, Anatomy of high-performance matrix multiplication, ACM TOMS 34, 2008.
 */
final class PortableMatrices implements MatrixKernels {
  private static final int BLOCK_N = 512;
  private static final int BLOCK_K = 64;
  private static final int ROWS_FOR_TRANSPOSING = 4;

  @Override
  public int scratch() {
    return BLOCK_N * BLOCK_K;
  }

  @Override
  public void multiply(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      boolean add) {
    clearUnless(add, m, n, c, cOffset);
    blocks(new Left(a, aOffset, k, 1), m, n, k, b, bOffset, c, cOffset);
  }

  @Override
  public void multiplyTransposedLeft(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      boolean add) {
    clearUnless(add, m, n, c, cOffset);
    blocks(new Left(a, aOffset, 1, m), m, n, k, b, bOffset, c, cOffset);
  }

  /** The left factor, by how far apart its rows and columns lie. */
  private record Left(float[] values, int offset, int rowStep, int columnStep) {
    int at(int row, int column) {
      return offset + row * rowStep + column * columnStep;
    }
  }

  private static void clearUnless(boolean add, int m, int n, float[] c, int cOffset) {
    if (!add) {
      java.util.Arrays.fill(c, cOffset, cOffset + m * n, 0);
    }
  }

  private static void blocks(
      Left a, int m, int n, int k, float[] b, int bOffset, float[] c, int cOffset) {
    for (int j = 0; j < n; j += BLOCK_N) {
      int width = Math.min(BLOCK_N, n - j);
      for (int l = 0; l < k; l += BLOCK_K) {
        int depth = Math.min(BLOCK_K, k - l);
        block(a, l, m, depth, width, b, bOffset + l * n + j, n, c, cOffset + j, n);
      }
    }
  }

  /** {@code C += A B} over one block of B, whose rows lie {@code bStep} apart. */
  private static void block(
      Left a,
      int column,
      int m,
      int depth,
      int width,
      float[] b,
      int bOffset,
      int bStep,
      float[] c,
      int cOffset,
      int cStep) {
    int i = 0;
    for (; i + 1 < m; i += 2) {
      int l = 0;
      for (; l + 3 < depth; l += 4) {
        int upper = a.at(i, column + l);
        int lower = a.at(i + 1, column + l);
        twoRows(
            width,
            a.values,
            upper,
            lower,
            a.columnStep,
            b,
            bOffset + l * bStep,
            bStep,
            c,
            cOffset + i * cStep,
            cOffset + (i + 1) * cStep);
      }
      for (; l < depth; l++) {
        float[] v = a.values;
        int row = bOffset + l * bStep;
        addScaled(width, v[a.at(i, column + l)], b, row, c, cOffset + i * cStep);
        addScaled(width, v[a.at(i + 1, column + l)], b, row, c, cOffset + (i + 1) * cStep);
      }
    }
    if (i < m) {
      lastRow(a, i, column, depth, width, b, bOffset, bStep, c, cOffset + i * cStep);
    }
  }

  private static void lastRow(
      Left a,
      int row,
      int column,
      int depth,
      int width,
      float[] b,
      int bOffset,
      int bStep,
      float[] c,
      int cOffset) {
    int l = 0;
    for (; l + 3 < depth; l += 4) {
      oneRow(
          width,
          a.values,
          a.at(row, column + l),
          a.columnStep,
          b,
          bOffset + l * bStep,
          bStep,
          c,
          cOffset);
    }
    for (; l < depth; l++) {
      addScaled(width, a.values[a.at(row, column + l)], b, bOffset + l * bStep, c, cOffset);
    }
  }

  private static void twoRows(
      int width,
      float[] a,
      int upper,
      int lower,
      int aStep,
      float[] b,
      int b0,
      int bStep,
      float[] c,
      int c0,
      int c1) {
    float u0 = a[upper];
    float u1 = a[upper + aStep];
    float u2 = a[upper + 2 * aStep];
    float u3 = a[upper + 3 * aStep];
    float v0 = a[lower];
    float v1 = a[lower + aStep];
    float v2 = a[lower + 2 * aStep];
    float v3 = a[lower + 3 * aStep];
    int b1 = b0 + bStep;
    int b2 = b1 + bStep;
    int b3 = b2 + bStep;
    for (int j = 0; j < width; j++) {
      float x0 = b[b0 + j];
      float x1 = b[b1 + j];
      float x2 = b[b2 + j];
      float x3 = b[b3 + j];
      c[c0 + j] += u0 * x0 + u1 * x1 + (u2 * x2 + u3 * x3);
      c[c1 + j] += v0 * x0 + v1 * x1 + (v2 * x2 + v3 * x3);
    }
  }

  private static void oneRow(
      int width, float[] a, int at, int aStep, float[] b, int b0, int bStep, float[] c, int c0) {
    float u0 = a[at];
    float u1 = a[at + aStep];
    float u2 = a[at + 2 * aStep];
    float u3 = a[at + 3 * aStep];
    int b1 = b0 + bStep;
    int b2 = b1 + bStep;
    int b3 = b2 + bStep;
    for (int j = 0; j < width; j++) {
      c[c0 + j] += u0 * b[b0 + j] + u1 * b[b1 + j] + (u2 * b[b2 + j] + u3 * b[b3 + j]);
    }
  }

  private static void addScaled(
      int width, float factor, float[] b, int bOffset, float[] c, int cOffset) {
    for (int j = 0; j < width; j++) {
      c[cOffset + j] += factor * b[bOffset + j];
    }
  }

  @Override
  public void multiplyTransposedRight(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      float[] scratch) {
    if (m < ROWS_FOR_TRANSPOSING) {
      for (int i = 0; i < m; i++) {
        dots(n, k, a, aOffset + i * k, b, bOffset, c, cOffset + i * n);
      }
      return;
    }
    java.util.Arrays.fill(c, cOffset, cOffset + m * n, 0);
    Left left = new Left(a, aOffset, k, 1);
    for (int j = 0; j < n; j += BLOCK_N) {
      int width = Math.min(BLOCK_N, n - j);
      for (int l = 0; l < k; l += BLOCK_K) {
        int depth = Math.min(BLOCK_K, k - l);
        transpose(width, depth, b, bOffset + j * k + l, k, scratch);
        block(left, l, m, depth, width, scratch, 0, width, c, cOffset + j, n);
      }
    }
  }

  private static void transpose(
      int rows, int columns, float[] b, int bOffset, int bStep, float[] scratch) {
    for (int r = 0; r < rows; r++) {
      int from = bOffset + r * bStep;
      for (int l = 0; l < columns; l++) {
        scratch[l * rows + r] = b[from + l];
      }
    }
  }

  /** One row of {@code A B'}: four dot products at a time, each in four interleaved sums. */
  private static void dots(
      int n, int k, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
    int j = 0;
    for (; j + 3 < n; j += 4) {
      fourDots(k, a, aOffset, b, bOffset + j * k, c, cOffset + j);
    }
    for (; j < n; j++) {
      float sum = 0;
      int row = bOffset + j * k;
      for (int l = 0; l < k; l++) {
        sum += a[aOffset + l] * b[row + l];
      }
      c[cOffset + j] = sum;
    }
  }

  private static void fourDots(
      int k, float[] a, int aOffset, float[] b, int b0, float[] c, int cOffset) {
    int b1 = b0 + k;
    int b2 = b1 + k;
    int b3 = b2 + k;
    float even0 = 0;
    float even1 = 0;
    float even2 = 0;
    float even3 = 0;
    float odd0 = 0;
    float odd1 = 0;
    float odd2 = 0;
    float odd3 = 0;
    int l = 0;
    for (; l + 1 < k; l += 2) {
      float x = a[aOffset + l];
      float y = a[aOffset + l + 1];
      even0 += x * b[b0 + l];
      even1 += x * b[b1 + l];
      even2 += x * b[b2 + l];
      even3 += x * b[b3 + l];
      odd0 += y * b[b0 + l + 1];
      odd1 += y * b[b1 + l + 1];
      odd2 += y * b[b2 + l + 1];
      odd3 += y * b[b3 + l + 1];
    }
    if (l < k) {
      float x = a[aOffset + l];
      even0 += x * b[b0 + l];
      even1 += x * b[b1 + l];
      even2 += x * b[b2 + l];
      even3 += x * b[b3 + l];
    }
    c[cOffset] = even0 + odd0;
    c[cOffset + 1] = even1 + odd1;
    c[cOffset + 2] = even2 + odd2;
    c[cOffset + 3] = even3 + odd3;
  }

  @Override
  public void addToRows(
      int rows, int columns, float[] bias, int biasOffset, float[] y, int yOffset) {
    for (int r = 0; r < rows; r++) {
      addScaled(columns, 1, bias, biasOffset, y, yOffset + r * columns);
    }
  }

  @Override
  public void addColumnSums(
      int rows, int columns, float[] x, int xOffset, float[] sums, int sumsOffset) {
    for (int r = 0; r < rows; r++) {
      addScaled(columns, 1, x, xOffset + r * columns, sums, sumsOffset);
    }
  }
}
