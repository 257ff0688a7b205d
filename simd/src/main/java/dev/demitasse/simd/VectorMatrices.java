package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import dev.demitasse.kernels.MatrixKernels;
import dev.demitasse.kernels.Scratch;
import java.util.Arrays;

/*
 * C is computed in panels of two vectors of columns, or one where no more are left. A panel of B is
 * packed, zeros where the matrix ends, and meets the rows of A in Tiles.
 *
 * A B', Dense's forward product, would have to pack B, the weights, transposed, for a few samples
 * only. There, B A' is computed instead, whose panels are the samples, and turned over by many rows at a
 * time. With few samples most of a panel would be empty: then dot products are taken.
 *
 * Scratch: a packed panel, packed rows of A, a tile, rows of B A'.
 */
final class VectorMatrices implements MatrixKernels {
  private static final int WIDTH = 2 * LENGTH;
  private static final int DEPTH = 1024;
  private static final int ROWS = 32;
  private static final int TILE_ROWS = Math.max(Tiles.ROWS_OF_TWO, Tiles.ROWS_OF_ONE);
  private static final int TURNED = 128;

  /** Up to how many rows of A dot products are taken. */
  static final int FEW = 12;

  private static final int PACKED_AT = DEPTH * WIDTH;
  private static final int TILE_AT = PACKED_AT + ROWS * DEPTH;
  private static final int TURNED_AT = TILE_AT + Math.max(TILE_ROWS * WIDTH, Transposition.SQUARE);

  @Override
  public int scratch() {
    return TURNED_AT + TURNED * WIDTH;
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
    float[] floats = scratch.floats();
    Arrays.fill(c, cOffset, cOffset + m * n, 0);
    for (int l = 0; l < k; l += DEPTH) {
      int depth = Math.min(DEPTH, k - l);
      for (int j = 0; j < n; j += WIDTH) {
        int width = Math.min(WIDTH, n - j);
        Panels.pack(depth, width, b, bOffset + l * n + j, n, floats, columns(width));
        addPanel(m, width, depth, a, aOffset + l, k, c, cOffset + j, n, floats);
      }
    }
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
    float[] floats = scratch.floats();
    Arrays.fill(c, cOffset, cOffset + m * n, 0);
    for (int l = 0; l < k; l += DEPTH) {
      int depth = Math.min(DEPTH, k - l);
      int most = ROWS * (DEPTH / depth);
      for (int i = 0; i < m; i += most) {
        int rows = Math.min(most, m - i);
        Panels.packRows(depth, rows, a, aOffset + l * aStep + i, aStep, floats, PACKED_AT);
        for (int j = 0; j < n; j += WIDTH) {
          int width = Math.min(WIDTH, n - j);
          Panels.pack(depth, width, b, bOffset + l * n + j, n, floats, columns(width));
          int at = cOffset + i * n + j;
          addPanel(rows, width, depth, floats, PACKED_AT, depth, c, at, n, floats);
        }
      }
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
      Scratch scratch) {
    float[] floats = scratch.floats();
    if (m <= FEW) {
      Dots.multiply(m, n, k, a, aOffset, b, bOffset, c, cOffset, floats);
      return;
    }
    for (int l = 0; l < k; l += DEPTH) {
      int depth = Math.min(DEPTH, k - l);
      for (int i = 0; i < m; i += WIDTH) {
        int width = Math.min(WIDTH, m - i);
        int columns = columns(width);
        Panels.packTransposed(depth, width, a, aOffset + i * k + l, k, floats, columns, TILE_AT);
        for (int j = 0; j < n; j += TURNED) {
          int rows = Math.min(TURNED, n - j);
          int at = cOffset + i * n + j;
          if (l > 0) {
            Transposition.transpose(
                width, rows, c, at, n, floats, TURNED_AT, columns, floats, TILE_AT);
          } else {
            Arrays.fill(floats, TURNED_AT, TURNED_AT + rows * columns, 0);
          }
          int from = bOffset + j * k + l;
          addPanel(rows, columns, depth, b, from, k, floats, TURNED_AT, columns, floats);
          Transposition.transpose(
              rows, width, floats, TURNED_AT, columns, c, at, n, floats, TILE_AT);
        }
      }
    }
  }

  /** How many columns a panel has that holds so many. */
  private static int columns(int width) {
    return width > LENGTH ? WIDTH : LENGTH;
  }

  /** Adds the product of rows of A and the packed panel to a part of C. */
  private static void addPanel(
      int m,
      int width,
      int depth,
      float[] a,
      int aOffset,
      int aStep,
      float[] c,
      int cOffset,
      int cStep,
      float[] floats) {
    int columns = columns(width);
    int most = columns == WIDTH ? Tiles.ROWS_OF_TWO : Tiles.ROWS_OF_ONE;
    for (int i = 0; i < m; i += most) {
      int rows = Math.min(most, m - i);
      int from = aOffset + i * aStep;
      int at = cOffset + i * cStep;
      if (width == columns) {
        addTile(depth, columns, a, from, aStep, c, at, cStep, rows, floats);
      } else {
        for (int r = 0; r < rows; r++) {
          System.arraycopy(c, at + r * cStep, floats, TILE_AT + r * columns, width);
        }
        addTile(depth, columns, a, from, aStep, floats, TILE_AT, columns, rows, floats);
        for (int r = 0; r < rows; r++) {
          System.arraycopy(floats, TILE_AT + r * columns, c, at + r * cStep, width);
        }
      }
    }
  }

  private static void addTile(
      int depth,
      int columns,
      float[] a,
      int aOffset,
      int aStep,
      float[] c,
      int cOffset,
      int cStep,
      int rows,
      float[] panel) {
    if (columns == WIDTH) {
      Tiles.rowsOfTwo(depth, a, aOffset, aStep, panel, c, cOffset, cStep, rows);
    } else {
      Tiles.rowsOfOne(depth, a, aOffset, aStep, panel, c, cOffset, cStep, rows);
    }
  }

  @Override
  public void addToRows(
      int rows, int columns, float[] bias, int biasOffset, float[] y, int yOffset) {
    for (int r = 0; r < rows; r++) {
      Lanes.add(columns, bias, biasOffset, y, yOffset + r * columns);
    }
  }

  @Override
  public void columnSums(
      int rows, int columns, float[] x, int xOffset, int xStep, float[] sums, int sumsOffset) {
    Arrays.fill(sums, sumsOffset, sumsOffset + columns, 0);
    for (int r = 0; r < rows; r++) {
      Lanes.add(columns, x, xOffset + r * xStep, sums, sumsOffset);
    }
  }
}
