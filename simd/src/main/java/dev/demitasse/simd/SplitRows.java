package dev.demitasse.simd;

import java.util.Arrays;

/**
 * A picture with its channels innermost and the even and the odd columns of each row by themselves:
 * {@code [rows, 2, across, channels]}, with a border of zeros where it is smaller than that.
 *
 * @param channels of the picture
 * @param height of the picture
 * @param width of the picture
 * @param top rows of zeros above it
 * @param left columns of zeros on its left
 * @param rows of the layout
 * @param across columns of each kind in a row of the layout
 */
record SplitRows(int channels, int height, int width, int top, int left, int rows, int across) {
  int floats() {
    return rows * rowStep();
  }

  /** How far rows lie apart. */
  int rowStep() {
    return 2 * across * channels;
  }

  /** Where the even columns of a row begin. */
  int even(int row) {
    return row * rowStep();
  }

  /** Where the odd columns of a row begin. */
  int odd(int row) {
    return row * rowStep() + across * channels;
  }

  private int place(int row, int column) {
    return (column % 2 == 0 ? even(row) : odd(row)) + column / 2 * channels;
  }

  /** Lays out some rows of a picture, {@code [end - first, width, channels]}, and the border. */
  void split(float[] from, int offset, int first, int end, float[] to, int toOffset) {
    Arrays.fill(to, toOffset, toOffset + floats(), 0);
    for (int row = first; row < end; row++) {
      for (int column = 0; column < width; column++, offset += channels) {
        System.arraycopy(from, offset, to, toOffset + place(row + top, column + left), channels);
      }
    }
  }

  /** Takes some rows of the picture out, as {@code [end - first, width, channels]}. */
  void join(float[] from, int offset, int first, int end, float[] to, int toOffset) {
    for (int row = first; row < end; row++) {
      for (int column = 0; column < width; column++, toOffset += channels) {
        System.arraycopy(from, offset + place(row + top, column + left), to, toOffset, channels);
      }
    }
  }
}
