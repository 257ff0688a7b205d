package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.Padding;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/*
 * A window of 2x2 outputs of a convolution of 3x3 meets a patch of 4x4 of its input. With each channel
 * copied once for every column of a patch, cut to every second column of the picture, and its rows set
 * apart by even and odd, each of the 16 values of a patch is one shift for all windows: vectors hold
 * windows, and nothing has to be shuffled behind a convolution to find the largest of each.
 *
 * Columns -1, 1, 3, ... are those of 1, 3, 5, ... stored one place further, where what comes over a
 * row's end is the zero before the next row; columns 2, 4, 6, ... are stored one place before.
 */

/**
 * A picture laid out for a convolution of 3x3 that keeps its size, pooled 2x2: {@code [channels, 4,
 * 2, height / 2 + 1, width / 2]}, where value (r, q) of copy (j, a) is that of the picture with its
 * border at (2 r + a, 2 q + j). A row of zeros lies before the first channel.
 */
final class WindowPlanes {
  private static final int SIDE = 4;

  private final int channels;
  private final int height;
  private final int width;
  private final int columns;
  private final int copy;
  private final boolean[] firsts;
  private final boolean[] lasts;

  WindowPlanes(ConvGeometry g) {
    channels = g.inputChannels();
    height = g.height();
    width = g.width();
    columns = width / 2;
    copy = (height / 2 + 1) * columns;
    firsts = new boolean[columns + LENGTH];
    lasts = new boolean[firsts.length];
    for (int q = 0; q < firsts.length; q++) {
      firsts[q] = q % columns == 0;
      lasts[q] = q % columns == columns - 1;
    }
  }

  /** Whether pictures can be laid out so: their rows are whole vectors, and those of a copy too. */
  static boolean suit(ConvGeometry g) {
    return g.filterSize() == 3
        && g.stride() == 1
        && g.dilation() == 1
        && g.groups() == 1
        && g.pad().equals(Padding.of(1))
        && g.width() % LENGTH == 0
        && g.height() % 2 == 0
        && g.height() / 2 * (g.width() / 2) % LENGTH == 0;
  }

  /** How many windows there are, whole vectors of them. */
  int windows() {
    return height / 2 * columns;
  }

  /** Floats of the whole layout. */
  int floats() {
    return 2 * columns + channels * channelSize();
  }

  /** How far channels lie apart. */
  int channelSize() {
    return 2 * SIDE * copy;
  }

  /** How far a patch's columns lie apart. */
  int columnStep() {
    return 2 * copy;
  }

  /** Where value (i, j) of a patch of the first channel stands for the first window. */
  int shift(int i, int j) {
    return columns + j * columnStep() + i % 2 * copy + i / 2 * columns;
  }

  /** Lays out a picture. */
  void split(float[] x, int xOffset, float[] planes) {
    for (int c = 0; c < channels; c++) {
      int from = xOffset + c * height * width;
      int to = columns + c * channelSize();
      clearBorders(planes, to);
      splitRows(x, from, planes, to + copy);
      splitRows(x, from + width, planes, to + columns);
    }
  }

  /**
   * Zeros above and below the copies of a channel, those after one copy and before the next at
   * once, and where nothing comes over a row's end.
   */
  private void clearBorders(float[] planes, int to) {
    for (int j = 0; j <= SIDE; j++) {
      int first = to + 2 * j * copy - columns;
      for (int i = 0; i < 2 * columns; i += LENGTH) {
        Lanes.zero().intoArray(planes, first + i);
      }
    }
    planes[to + columns] = 0;
    planes[to + 2 * SIDE * copy - columns - 1] = 0;
  }

  /** Every second row of a channel, from the one at {@code row} on, for each column of a patch. */
  private void splitRows(float[] x, int row, float[] planes, int to) {
    int second = to + 2 * copy;
    int third = second + 2 * copy;
    int fourth = third + 2 * copy;
    int column = 0;
    for (int o = 0; o < height / 2 * columns; o += LENGTH) {
      int left = row + column;
      int right = column + LENGTH < width ? left + LENGTH : row + 2 * width;
      int edges = column / 2;
      for (column += 2 * LENGTH; column >= width; column -= width) {
        row += 2 * width;
      }
      FloatVector a = Lanes.load(x, left);
      FloatVector b = Lanes.load(x, right);
      FloatVector even = Maxima.even(a, b);
      FloatVector odd = Maxima.odd(a, b);
      even.intoArray(planes, second + o);
      odd.intoArray(planes, third + o);
      VectorMask<Float> last = VectorMask.fromArray(Lanes.FLOATS, lasts, edges);
      odd.blend(0, last).intoArray(planes, to + 1 + o);
      VectorMask<Float> first = VectorMask.fromArray(Lanes.FLOATS, firsts, edges);
      even.blend(0, first).intoArray(planes, fourth - 1 + o);
    }
  }
}
