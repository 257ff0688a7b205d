package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import dev.demitasse.kernels.Padding;
import java.util.Arrays;

/*
 * With a border, the rows of a picture that are no whole vectors have values between them that belong
 * to no output: a vector of 16 places on a picture 8 wide would hold 6 such. So each channel is copied
 * once for every column of the filter, moved by that column and cut to the output's width. Then all
 * outputs of a channel lie in a row, whatever the width, and a tap is one shift again.
 */

/**
 * A picture laid out for a convolution with stride 1, {@code [channels, size, top + height +
 * bottom, output width]}: for column j of the filter, value (r, q) is that of the padded picture at
 * (r, q + dilation j).
 *
 * @param channels of the picture
 * @param height of the picture
 * @param width of the picture
 * @param size of the filter
 * @param dilation how far the filter's values lie apart
 * @param pad zeros around the picture
 */
record ShiftedPlanes(int channels, int height, int width, int size, int dilation, Padding pad) {
  private int outputWidth() {
    return pad.left() + width + pad.right() - dilation * (size - 1);
  }

  private int outputHeight() {
    return paddedHeight() - dilation * (size - 1);
  }

  private int paddedHeight() {
    return pad.top() + height + pad.bottom();
  }

  /** Whether this is better than rows: there is a vector, but no row of whole ones. */
  boolean isBetter() {
    return outputWidth() % LENGTH != 0 && outputHeight() * outputWidth() >= LENGTH;
  }

  private int copy() {
    return paddedHeight() * outputWidth();
  }

  /** Floats of the whole layout. */
  int floats() {
    return channels * size * copy();
  }

  /** Where the value stands that tap (i, j) of a channel meets first. */
  int shift(int channel, int i, int j) {
    return (channel * size + j) * copy() + i * dilation * outputWidth();
  }

  /** The output's vectors, the last ending where the output does. */
  Places places() {
    return Places.all(outputHeight() * outputWidth());
  }

  /** Lays out a picture. */
  void split(float[] x, int xOffset, float[] planes) {
    for (int channel = 0; channel < channels; channel++) {
      int from = xOffset + channel * height * width;
      for (int j = 0; j < size; j++) {
        int to = (channel * size + j) * copy();
        int by = j * dilation - pad.left();
        if (outputWidth() == width && Math.abs(by) <= width) {
          move(x, from, by, planes, to);
        } else {
          cut(x, from, by, planes, to);
        }
      }
    }
  }

  /** All rows at once; what came over the edge from the row before or after is cleared. */
  private void move(float[] x, int from, int by, float[] planes, int to) {
    int area = height * width;
    int first = to + pad.top() * width;
    int before = Math.max(0, -by);
    int after = Math.max(0, by);
    Arrays.fill(planes, to, first + before, 0);
    System.arraycopy(x, from + after, planes, first + before, area - before - after);
    Arrays.fill(planes, first + area - after, to + copy(), 0);
    for (int r = 1; r < height; r++) {
      int border = first + r * width;
      for (int q = border - after; q < border + before; q++) {
        planes[q] = 0;
      }
    }
  }

  /** Row by row. */
  private void cut(float[] x, int from, int by, float[] planes, int to) {
    int columns = outputWidth();
    int begin = Math.clamp(-by, 0, columns);
    int end = Math.clamp(width - by, begin, columns);
    Arrays.fill(planes, to, to + copy(), 0);
    for (int r = 0; r < height; r++) {
      int row = to + (pad.top() + r) * columns;
      System.arraycopy(x, from + r * width + begin + by, planes, row + begin, end - begin);
    }
  }
}
