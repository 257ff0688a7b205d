package dev.demitasse.kernels;

import java.util.Arrays;

/*
 * C is computed in blocks of columns that fit a panel's rows. Rows of B, or of B transposed, are
 * the panel's sources, packed once for all rows of C.
 *
 * A B' with few rows of A would not repay the packing of B. There, dot products are taken, four
 * rows of B at a time in two interleaved sums each, since a sum of floats has to wait for each of
 * its additions.
 */
final class PortableMatrices implements MatrixKernels {
  private static final int ROWS_FOR_PACKING = 4;

  @Override
  public int scratch() {
    return 0;
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
      Scratch scratch) {
    clear(m, n, c, cOffset);
    addProduct(m, n, k, a, aOffset, k, 1, b, bOffset, false, c, cOffset, scratch.panel());
  }

  @Override
  public void multiplyTransposedLeft(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int aStep,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      Scratch scratch) {
    clear(m, n, c, cOffset);
    addProduct(m, n, k, a, aOffset, 1, aStep, b, bOffset, false, c, cOffset, scratch.panel());
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
      Scratch scratch) {
    if (m < ROWS_FOR_PACKING) {
      for (int i = 0; i < m; i++) {
        dots(n, k, a, aOffset + i * k, b, bOffset, c, cOffset + i * n);
      }
      return;
    }
    clear(m, n, c, cOffset);
    addProduct(m, n, k, a, aOffset, k, 1, b, bOffset, true, c, cOffset, scratch.panel());
  }

  private static void clear(int m, int n, float[] c, int cOffset) {
    Arrays.fill(c, cOffset, cOffset + m * n, 0);
  }

  /** {@code C += A B}, or A B'; A's value (i, l) is {@code a[aOffset + i aRow + l aColumn]}. */
  private static void addProduct(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int aRow,
      int aColumn,
      float[] b,
      int bOffset,
      boolean transposed,
      float[] c,
      int cOffset,
      Panel panel) {
    for (int j = 0; j < n; j += Panel.WIDTH) {
      int width = Math.min(Panel.WIDTH, n - j);
      for (int l = 0; l < k; l += Panel.DEPTH) {
        int depth = Math.min(Panel.DEPTH, k - l);
        int first = aOffset + l * aColumn;
        if (transposed) {
          packTransposed(panel, depth, width, b, bOffset + j * k + l, k, first, aColumn);
        } else {
          pack(panel, depth, width, b, bOffset + l * n + j, n, first, aColumn);
        }
        addBlock(panel, m, width, a, aRow, c, cOffset + j, n);
      }
    }
  }

  private static void pack(
      Panel panel, int depth, int width, float[] b, int from, int step, int a, int aStep) {
    panel.clear();
    for (int l = 0; l < depth; l++) {
      panel.addSource(b, from + l * step, width, a + l * aStep);
    }
  }

  private static void packTransposed(
      Panel panel, int depth, int width, float[] b, int from, int step, int a, int aStep) {
    panel.clear();
    int[] columns = panel.columns();
    for (int j = 0; j < width; j++) {
      columns[j] = from + j * step;
    }
    panel.addTransposed(b, 0, width, depth, a, aStep);
  }

  /** Adds the panel's products to a block of C, whose rows lie {@code step} apart. */
  private static void addBlock(
      Panel panel, int m, int width, float[] a, int aRow, float[] c, int from, int step) {
    for (int i = 0; i < m; i += Panel.ROWS) {
      int rows = Math.min(Panel.ROWS, m - i);
      for (int r = 0; r < rows; r++) {
        System.arraycopy(c, from + (i + r) * step, panel.sums(r), 0, width);
      }
      panel.addProducts(width, rows, a, i * aRow, aRow);
      for (int r = 0; r < rows; r++) {
        System.arraycopy(panel.sums(r), 0, c, from + (i + r) * step, width);
      }
    }
  }

  private static void dots(
      int n, int k, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
    int j = 0;
    for (; j + 3 < n; j += 4) {
      fourDots(k, a, aOffset, b, bOffset + j * k, c, cOffset + j);
    }
    for (; j < n; j++) {
      c[cOffset + j] = DotProducts.one(k, a, aOffset, b, bOffset + j * k);
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
      addRow(columns, bias, biasOffset, y, yOffset + r * columns);
    }
  }

  @Override
  public void columnSums(
      int rows, int columns, float[] x, int xOffset, int xStep, float[] sums, int sumsOffset) {
    Arrays.fill(sums, sumsOffset, sumsOffset + columns, 0);
    for (int r = 0; r < rows; r++) {
      addRow(columns, x, xOffset + r * xStep, sums, sumsOffset);
    }
  }

  private static void addRow(int count, float[] x, int xOffset, float[] y, int yOffset) {
    for (int j = 0; j < count; j++) {
      y[yOffset + j] += x[xOffset + j];
    }
  }
}
