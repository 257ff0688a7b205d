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
 * only. There, B A' is computed instead, whose panels are the samples, and its tiles are written
 * transposed. With few samples most of a panel would be empty: then dot products are taken.
 *
 * Scratch: a packed panel, packed rows of A, a tile.
 */
final class VectorMatrices implements MatrixKernels {
  private static final int WIDTH = 2 * LENGTH;
  private static final int DEPTH = 1024;
  private static final int ROWS = 32;
  private static final int PACKED_AT = DEPTH * WIDTH;
  private static final int TILE_AT = PACKED_AT + ROWS * DEPTH;
  private static final int TILE = 16 * LENGTH;
  private static final int FEW = 2;

  @Override
  public int scratch() {
    return TILE_AT + TILE;
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
      for (int i = 0; i < m; i++) {
        Dots.row(n, k, a, aOffset + i * k, b, bOffset, c, cOffset + i * n, floats);
      }
      return;
    }
    for (int l = 0; l < k; l += DEPTH) {
      int depth = Math.min(DEPTH, k - l);
      for (int i = 0; i < m; i += WIDTH) {
        int width = Math.min(WIDTH, m - i);
        int columns = columns(width);
        Panels.packTransposed(depth, width, a, aOffset + i * k + l, k, floats, columns, TILE_AT);
        int step = TILE / columns;
        for (int j = 0; j < n; j += step) {
          int rows = Math.min(step, n - j);
          int at = cOffset + i * n + j;
          takeTransposed(rows, width, columns, c, at, n, l > 0, floats);
          addTile(
              depth, columns, b, bOffset + j * k + l, k, floats, TILE_AT, columns, rows, floats);
          giveTransposed(rows, width, columns, c, at, n, floats);
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
    int step = TILE / columns;
    for (int i = 0; i < m; i += step) {
      int rows = Math.min(step, m - i);
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
      Tiles.eightRows(depth, a, aOffset, aStep, panel, c, cOffset, cStep, rows);
    } else {
      Tiles.sixteenRows(depth, a, aOffset, aStep, panel, c, cOffset, cStep, rows);
    }
  }

  /** Fills the tile from C transposed, or with zeros. */
  private static void takeTransposed(
      int rows, int width, int columns, float[] c, int at, int step, boolean add, float[] floats) {
    Arrays.fill(floats, TILE_AT, TILE_AT + TILE, 0);
    for (int s = 0; add && s < width; s++) {
      for (int r = 0; r < rows; r++) {
        floats[TILE_AT + r * columns + s] = c[at + s * step + r];
      }
    }
  }

  private static void giveTransposed(
      int rows, int width, int columns, float[] c, int at, int step, float[] floats) {
    for (int s = 0; s < width; s++) {
      for (int r = 0; r < rows; r++) {
        c[at + s * step + r] = floats[TILE_AT + r * columns + s];
      }
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
