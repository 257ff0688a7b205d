package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.PhasePlanes;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/*
 * Channels are laid out one after the other at the same place, so that the border is cleared once for
 * all of them. Rows shorter than a vector are stored as a whole one, with zeros behind them: over the
 * border, which is zero anyway, and over the next row, which comes later. Where a vector would be read
 * beyond the array, values are copied one by one. What would take divisions is worked out beforehand.
 */

/**
 * A channel with its border, for stride s as s x s planes like {@link
 * dev.demitasse.kernels.PhasePlanes}, each with room for a vector beyond its end.
 */
final class BorderedPlanes {
  private final int height;
  private final int width;
  private final int stride;
  private final int pitch;
  private final int planeStep;
  private final int top;
  private final int left;
  private final int[] evens; // where a row's even columns begin, or all of them for a stride of 1
  private final int[] odds; // where its odd ones do
  private final boolean[] inEvens;
  private final boolean[] inOdds;

  /**
   * A layout.
   *
   * @param height of the channel
   * @param width of the channel
   * @param top rows of zeros above it
   * @param left columns of zeros before it
   * @param rows of a plane
   * @param pitch columns of a plane
   */
  BorderedPlanes(int height, int width, int top, int left, int rows, int pitch, int stride) {
    this.height = height;
    this.width = width;
    this.stride = stride;
    this.pitch = pitch;
    this.top = top;
    this.left = left;
    planeStep = rows * pitch + Lanes.LOGICAL;
    evens = new int[height];
    odds = new int[height];
    Arrays.setAll(evens, h -> place(h + top, left));
    Arrays.setAll(odds, h -> place(h + top, left + 1));
    inEvens = first((width + stride - 1) / stride);
    inOdds = first(width / 2);
  }

  /** How the channels of a convolution's input are laid out. */
  static BorderedPlanes of(ConvGeometry g) {
    return new BorderedPlanes(
        g.height(),
        g.width(),
        g.pad().top(),
        g.pad().left(),
        PhasePlanes.height(g),
        PhasePlanes.width(g),
        g.stride());
  }

  /**
   * Where in the planes of all channels (of a group) the value stands that each tap of a filter
   * meets first, the taps by (c, i, j).
   */
  int[] shifts(ConvGeometry g) {
    int size = g.filterSize();
    int[] shifts = new int[g.taps()];
    for (int t = 0; t < shifts.length; t++) {
      int row = t / size % size * g.dilation();
      int column = t % size * g.dilation();
      shifts[t] = t / (size * size) * floats() + place(row, column);
    }
    return shifts;
  }

  private static boolean[] first(int count) {
    boolean[] set = new boolean[count + 2 * LENGTH];
    Arrays.fill(set, 0, count, true);
    return set;
  }

  int pitch() {
    return pitch;
  }

  /** Floats of one channel: all its planes. */
  int floats() {
    return stride * stride * planeStep;
  }

  /** Where a value of the bordered channel stands. */
  int place(int row, int column) {
    int plane = row % stride * stride + column % stride;
    return plane * planeStep + row / stride * pitch + column / stride;
  }

  /** Lays out channels, border and all. */
  void copyAll(int channels, float[] x, int xOffset, float[] planes) {
    Arrays.fill(planes, 0, channels * floats(), 0);
    for (int c = 0; c < channels; c++) {
      copy(x, xOffset + c * height * width, planes, c * floats());
    }
  }

  /** Lays out a channel; its border has been cleared before. */
  void copy(float[] x, int from, float[] planes, int at) {
    if (stride == 1 && width >= LENGTH) {
      copyLong(x, from, planes, at + evens[0]);
    } else if (stride == 1) {
      copyShort(x, from, planes, at + evens[0]);
    } else if (stride == 2) {
      copyHalves(x, from, planes, at);
    } else {
      for (int h = 0; h < height; h++) {
        copyRow(x, from, h, 0, planes, at);
      }
    }
  }

  /** Rows of at least one vector; the last vector of a row may overlap the one before. */
  private void copyLong(float[] x, int from, float[] planes, int to) {
    int last = width - LENGTH;
    for (int h = 0; h < height; h++) {
      int source = from + h * width;
      int target = to + h * pitch;
      for (int w = 0; w < last; w += LENGTH) {
        Lanes.load(x, source + w).intoArray(planes, target + w);
      }
      Lanes.load(x, source + last).intoArray(planes, target + last);
    }
  }

  private void copyShort(float[] x, int from, float[] planes, int to) {
    VectorMask<Float> inside = VectorMask.fromArray(Lanes.FLOATS, inEvens, 0);
    FloatVector zero = Lanes.zero();
    int target = to;
    int source = from;
    int end = from + height * width;
    for (int whole = Math.min(end, x.length - LENGTH + 1); source < whole; source += width) {
      zero.blend(Lanes.load(x, source), inside).intoArray(planes, target);
      target += pitch;
    }
    for (; source < end; source += width) {
      System.arraycopy(x, source, planes, target, width);
      target += pitch;
    }
  }

  /** For a stride of 2: even and odd columns are set apart. */
  private void copyHalves(float[] x, int from, float[] planes, int at) {
    FloatVector zero = Lanes.zero();
    for (int h = 0; h < height; h++) {
      int row = from + h * width;
      int even = at + evens[h];
      int odd = at + odds[h];
      int w = 0;
      for (; w < width && row + w + 2 * LENGTH <= x.length; w += 2 * LENGTH) {
        FloatVector a = Lanes.load(x, row + w);
        FloatVector b = Lanes.load(x, row + w + LENGTH);
        if (w + 2 * LENGTH <= width) {
          Maxima.even(a, b).intoArray(planes, even + w / 2);
          Maxima.odd(a, b).intoArray(planes, odd + w / 2);
          continue;
        }
        VectorMask<Float> isEven = VectorMask.fromArray(Lanes.FLOATS, inEvens, w / 2);
        VectorMask<Float> isOdd = VectorMask.fromArray(Lanes.FLOATS, inOdds, w / 2);
        zero.blend(Maxima.even(a, b), isEven).intoArray(planes, even + w / 2);
        zero.blend(Maxima.odd(a, b), isOdd).intoArray(planes, odd + w / 2);
      }
      if (w < width) {
        copyRow(x, from, h, w, planes, at);
      }
    }
  }

  private void copyRow(float[] x, int from, int h, int first, float[] planes, int at) {
    for (int w = first; w < width; w++) {
      planes[at + place(h + top, w + left)] = x[from + h * width + w];
    }
  }
}
