package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/*
 * Channels are laid out one after the other at the same place, so that the border is cleared once for
 * all of them. Rows shorter than a vector are stored as a whole one, with zeros behind them: over the
 * border, which is zero anyway, and over the next row, which comes later. Where a vector would be read
 * beyond the array, values are copied one by one.
 */

/**
 * A channel with its border, for stride s as s x s planes like {@link
 * dev.demitasse.kernels.PhasePlanes}, each with room for a vector beyond its end.
 *
 * @param height of the channel
 * @param width of the channel
 * @param top rows of zeros above it
 * @param left columns of zeros before it
 * @param rows of a plane
 * @param pitch columns of a plane
 */
record BorderedPlanes(int height, int width, int top, int left, int rows, int pitch, int stride) {
  /** How far planes lie apart. */
  int planeStep() {
    return rows * pitch + Lanes.LOGICAL;
  }

  /** Floats of one channel: all its planes. */
  int floats() {
    return stride * stride * planeStep();
  }

  /** Where a value of the bordered channel stands. */
  int place(int row, int column) {
    int plane = row % stride * stride + column % stride;
    return plane * planeStep() + row / stride * pitch + column / stride;
  }

  /** Lays out a channel; its border has been cleared before. */
  void copy(float[] x, int from, float[] planes, int at) {
    if (stride == 1 && width >= LENGTH) {
      Planes.copyRows(height, width, x, from, planes, at + place(top, left), pitch);
    } else if (stride == 1) {
      copyShort(x, from, planes, at + place(top, left));
    } else if (stride == 2) {
      copyHalves(x, from, planes, at);
    } else {
      for (int h = 0; h < height; h++) {
        copyRow(x, from, h, 0, planes, at);
      }
    }
  }

  private void copyShort(float[] x, int from, float[] planes, int to) {
    VectorMask<Float> beyond = Lanes.FLOATS.indexInRange(0, width).not();
    int whole = Math.clamp(Math.floorDiv(x.length - from - LENGTH, width) + 1, 0, height);
    for (int h = 0; h < whole; h++) {
      Lanes.load(x, from + h * width).blend(0, beyond).intoArray(planes, to + h * pitch);
    }
    for (int h = whole; h < height; h++) {
      System.arraycopy(x, from + h * width, planes, to + h * pitch, width);
    }
  }

  /** For a stride of 2: even and odd columns are set apart. */
  private void copyHalves(float[] x, int from, float[] planes, int at) {
    int evens = (width + 1) / 2;
    int odds = width / 2;
    for (int h = 0; h < height; h++) {
      int row = from + h * width;
      int even = at + place(h + top, left);
      int odd = at + place(h + top, left + 1);
      int e = 0;
      for (; e < evens && row + 2 * e + 2 * LENGTH <= x.length; e += LENGTH) {
        FloatVector a = Lanes.load(x, row + 2 * e);
        FloatVector b = Lanes.load(x, row + 2 * e + LENGTH);
        VectorMask<Float> isEven = Lanes.FLOATS.indexInRange(e, evens);
        VectorMask<Float> isOdd = Lanes.FLOATS.indexInRange(e, odds);
        Lanes.zero().blend(Maxima.even(a, b), isEven).intoArray(planes, even + e);
        Lanes.zero().blend(Maxima.odd(a, b), isOdd).intoArray(planes, odd + e);
      }
      copyRow(x, from, h, 2 * e, planes, at);
    }
  }

  private void copyRow(float[] x, int from, int h, int first, float[] planes, int at) {
    for (int w = first; w < width; w++) {
      planes[at + place(h + top, w + left)] = x[from + h * width + w];
    }
  }

  /** The way back: overwrites a channel with what the planes hold inside the border. */
  void join(float[] planes, int at, float[] x, int to) {
    for (int h = 0; h < height; h++) {
      int w = stride == 2 ? joinHalves(h, planes, at, x, to) : 0;
      for (; w < width; w++) {
        x[to + h * width + w] = planes[at + place(h + top, w + left)];
      }
    }
  }

  /**
   * A row of even and odd columns, in vectors that may end in the next row, which comes later.
   * Returns the first column that would lie beyond the channel's end.
   */
  private int joinHalves(int h, float[] planes, int at, float[] x, int to) {
    int even = at + place(h + top, left);
    int odd = at + place(h + top, left + 1);
    int room = (height - h) * width;
    int w = 0;
    for (; w < width && w + LENGTH <= room; w += LENGTH) {
      FloatVector a = Lanes.load(planes, even + w / 2);
      FloatVector b = Lanes.load(planes, odd + w / 2);
      Maxima.alternate(a, b).intoArray(x, to + h * width + w);
    }
    return w;
  }
}
