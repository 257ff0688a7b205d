package dev.demitasse.kernels;

import java.util.Arrays;

/**
 * How a picture with its zero border is laid out for convolution: for stride s, each channel as s x
 * s planes, plane (a, b) holding rows a, a + s, ... and columns b, b + s, ....
 *
 * <p>In this layout every tap (i, j) of a filter is one offset, whatever the stride: output (r, q)
 * is found at {@code r planeWidth + q} of the output's own run, and the value the tap meets there
 * at the same place plus {@link #tap}. The output is computed over the planes' whole width as one
 * run; the columns past its edge are thrown away.
 *
 * <p>Functions of the geometry rather than an object, so that a kernel allocates nothing.
 */
public final class PhasePlanes {
  private PhasePlanes() {}

  /** Rows of one plane. */
  public static int height(ConvGeometry g) {
    return Math.ceilDiv(g.pad().top() + g.height() + g.pad().bottom(), g.stride());
  }

  /** Columns of one plane. */
  public static int width(ConvGeometry g) {
    return Math.ceilDiv(g.pad().left() + g.width() + g.pad().right(), g.stride());
  }

  /** Floats of one plane. */
  public static int planeSize(ConvGeometry g) {
    return height(g) * width(g);
  }

  /** Floats of one channel: all its planes. */
  public static int channelSize(ConvGeometry g) {
    return planeSize(g) * g.stride() * g.stride();
  }

  /** Floats of the whole picture. */
  public static int size(ConvGeometry g) {
    return channelSize(g) * g.inputChannels();
  }

  /** How long the run is in which an output channel is computed. */
  public static int runLength(ConvGeometry g) {
    return (g.outputHeight() - 1) * width(g) + g.outputWidth();
  }

  /** Where in a channel the value stands that tap (i, j) meets at the start of the run. */
  public static int tap(ConvGeometry g, int i, int j) {
    int a = i * g.dilation() % g.stride();
    int b = j * g.dilation() % g.stride();
    return (a * g.stride() + b) * planeSize(g) + shift(g, i, j);
  }

  /** How far tap (i, j) lies from the start of its plane. */
  public static int shift(ConvGeometry g, int i, int j) {
    return i * g.dilation() / g.stride() * width(g) + j * g.dilation() / g.stride();
  }

  /** The largest shift: how far beyond a plane's values a gradient's taps reach. */
  public static int margin(ConvGeometry g) {
    return shift(g, g.filterSize() - 1, g.filterSize() - 1);
  }

  /** Lays out a picture in {@code planes}, border and all. */
  public static void split(ConvGeometry g, float[] x, int xOffset, float[] planes) {
    Arrays.fill(planes, 0, size(g), 0);
    for (int c = 0; c < g.inputChannels(); c++) {
      int from = xOffset + c * g.height() * g.width();
      int to = c * channelSize(g);
      if (g.stride() == 1) {
        splitRows(g, x, from, planes, to + border(g));
      } else {
        splitPhases(g, x, from, planes, to);
      }
    }
  }

  /** Where in a channel's plane its first value stands, for a stride of 1. */
  public static int border(ConvGeometry g) {
    return g.pad().top() * width(g) + g.pad().left();
  }

  private static void splitRows(ConvGeometry g, float[] x, int from, float[] planes, int to) {
    int width = width(g);
    for (int h = 0; h < g.height(); h++) {
      System.arraycopy(x, from + h * g.width(), planes, to + h * width, g.width());
    }
  }

  private static void splitPhases(ConvGeometry g, float[] x, int from, float[] planes, int to) {
    int stride = g.stride();
    for (int b = 0; b < stride; b++) {
      int first = firstColumn(g, b);
      int past = firstColumnPast(g, b);
      int shift = b - g.pad().left();
      for (int h = 0; h < g.height(); h++) {
        int row = h + g.pad().top();
        int target = to + (row % stride * stride + b) * planeSize(g) + row / stride * width(g);
        int source = from + h * g.width() + shift;
        for (int q = first; q < past; q++) {
          planes[target + q] = x[source + q * stride];
        }
      }
    }
  }

  /**
   * Takes {@code count} floats of plane (a, b), from place {@code start} of the plane on, into a
   * channel of a picture; those of the border are left out. They stand in the given array from
   * {@code offset} on.
   */
  public static void join(
      ConvGeometry g,
      int a,
      int b,
      float[] plane,
      int offset,
      int start,
      int count,
      float[] x,
      int xOffset) {
    int width = width(g);
    int end = start + count;
    for (int row = start / width; row * width < end; row++) {
      int h = row * g.stride() + a - g.pad().top();
      if (h < 0 || h >= g.height()) {
        continue;
      }
      int from = Math.max(start - row * width, firstColumn(g, b));
      int to = Math.min(end - row * width, firstColumnPast(g, b));
      int source = offset + row * width - start;
      int target = xOffset + h * g.width() + b - g.pad().left();
      for (int q = from; q < to; q++) {
        x[target + q * g.stride()] = plane[source + q];
      }
    }
  }

  /** The first column of a plane of column phase b that is not in the border on the left. */
  private static int firstColumn(ConvGeometry g, int b) {
    return Math.ceilDiv(Math.max(0, g.pad().left() - b), g.stride());
  }

  /** The first column of the border on the right, or the plane's width. */
  private static int firstColumnPast(ConvGeometry g, int b) {
    return Math.clamp(Math.ceilDiv(g.pad().left() + g.width() - b, g.stride()), 0, width(g));
  }

  /**
   * Copies {@code count} floats of an output channel's run, from place {@code start} of the run on,
   * to the channel; what is past a row's edge is left out. They stand in the given array from
   * {@code offset} on.
   */
  public static void gather(
      ConvGeometry g, float[] run, int offset, int start, int count, float[] y, int yOffset) {
    int width = width(g);
    int end = start + count;
    for (int row = start / width; row * width < end; row++) {
      int from = Math.max(start - row * width, 0);
      int to = Math.min(end - row * width, g.outputWidth());
      if (from < to) {
        int target = yOffset + row * g.outputWidth() + from;
        System.arraycopy(run, offset + row * width + from - start, y, target, to - from);
      }
    }
  }

  /** Lays an output channel out as a run; what is between its rows is left as it is. */
  public static void spread(ConvGeometry g, float[] y, int yOffset, float[] run, int runOffset) {
    int width = g.outputWidth();
    for (int r = 0; r < g.outputHeight(); r++) {
      System.arraycopy(y, yOffset + r * width, run, runOffset + r * width(g), width);
    }
  }
}
