package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import java.util.Arrays;

/** Parts of matrices copied to where {@link Tiles} want them. */
final class Panels {
  private Panels() {}

  /**
   * Packs {@code [depth, width]} of a matrix as {@code [depth, columns]}, zeros on the right.
   *
   * @param step how far the matrix's rows lie apart
   */
  static void pack(
      int depth, int width, float[] from, int offset, int step, float[] panel, int columns) {
    if (width == 2 * LENGTH) {
      for (int l = 0; l < depth; l++) {
        Lanes.load(from, offset + l * step).intoArray(panel, l * 2 * LENGTH);
        Lanes.load(from, offset + l * step + LENGTH).intoArray(panel, l * 2 * LENGTH + LENGTH);
      }
      return;
    }
    for (int l = 0; l < depth; l++) {
      System.arraycopy(from, offset + l * step, panel, l * columns, width);
    }
    clearRight(depth, width, panel, columns);
  }

  /**
   * Packs {@code [width, depth]} of a matrix, transposed, as {@code [depth, columns]}, zeros on the
   * right.
   *
   * @param step how far the matrix's rows lie apart
   * @param squareAt where in the panel's array there is memory for {@link Transposition}
   */
  static void packTransposed(
      int depth,
      int width,
      float[] from,
      int offset,
      int step,
      float[] panel,
      int columns,
      int squareAt) {
    Transposition.transpose(width, depth, from, offset, step, panel, 0, columns, panel, squareAt);
    clearRight(depth, width, panel, columns);
  }

  private static void clearRight(int depth, int width, float[] panel, int columns) {
    for (int l = 0; width < columns && l < depth; l++) {
      Arrays.fill(panel, l * columns + width, (l + 1) * columns, 0);
    }
  }

  /**
   * Packs {@code [depth, rows]} of a matrix, transposed, as rows that lie {@code depth} apart.
   *
   * @param step how far the matrix's rows lie apart
   */
  static void packRows(
      int depth, int rows, float[] from, int offset, int step, float[] to, int toOffset) {
    for (int l = 0; l < depth; l++) {
      int source = offset + l * step;
      for (int r = 0; r < rows; r++) {
        to[toOffset + r * depth + l] = from[source + r];
      }
    }
  }
}
