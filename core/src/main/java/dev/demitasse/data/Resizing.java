package dev.demitasse.data;

import java.util.Arrays;

/**
 * Scaling of pictures: the average over the covered area down, bilinear interpolation up.
 *
 * <p>All weights are whole numbers with a common divisor for each axis, so sums are exact and the
 * same everywhere; they are divided once, at the end, and rounded half up.
 */
final class Resizing {
  private Resizing() {}

  /**
   * The picture at another size, each axis scaled by itself. Down, a new pixel is the mean of the
   * old pixels it covers, cut ones counted by their share; up, the two old pixels nearest to the
   * new one's centre are weighted by their distance to it, and beyond the outermost centres the
   * outermost pixel goes on.
   *
   * @return [C, height, width]; the picture itself if it already has that size
   * @throws ArithmeticException if the new picture has more values than an array can hold
   */
  static Picture scale(Picture picture, int height, int width) {
    if (picture.height() == height && picture.width() == width) {
      return picture;
    }
    Axis rows = Axis.of(picture.height(), height);
    Axis columns = Axis.of(picture.width(), width);
    long divisor = rows.divisor * columns.divisor;
    byte[] to = new byte[Math.multiplyExact(picture.channels(), Math.multiplyExact(height, width))];
    long[] sums = new long[width];
    int at = 0;
    for (int channel = 0; channel < picture.channels(); channel++) {
      for (int y = 0; y < height; y++) {
        Arrays.fill(sums, 0);
        int row = channel * picture.height() + rows.first[y];
        for (int weight : rows.weights[y]) {
          addRow(picture.pixels(), row * picture.width(), columns, weight, sums);
          row++;
        }
        for (long sum : sums) {
          to[at++] = (byte) ((2 * sum + divisor) / (2 * divisor));
        }
      }
    }
    return new Picture(picture.channels(), height, width, to);
  }

  private static void addRow(byte[] from, int offset, Axis columns, long weight, long[] sums) {
    for (int x = 0; x < sums.length; x++) {
      long value = 0;
      int at = offset + columns.first[x];
      for (int share : columns.weights[x]) {
        value += (long) share * (from[at++] & 0xff);
      }
      sums[x] += weight * value;
    }
  }

  /**
   * For each new position the first old position it draws on and the weights from there on, which
   * add up to the divisor.
   */
  private static final class Axis {
    private final long divisor;
    private final int[] first;
    private final int[][] weights;

    private Axis(long divisor, int length) {
      this.divisor = divisor;
      this.first = new int[length];
      this.weights = new int[length][];
    }

    static Axis of(int from, int to) {
      if (to == from) {
        Axis axis = new Axis(1, to);
        for (int i = 0; i < to; i++) {
          axis.first[i] = i;
          axis.weights[i] = new int[] {1};
        }
        return axis;
      }
      Axis axis = new Axis(to < from ? from : 2L * to, to);
      for (int i = 0; i < to; i++) {
        if (to < from) {
          axis.cover(i, from, to);
        } else {
          axis.interpolate(i, from, to);
        }
      }
      return axis;
    }

    /** In units of 1/to of an old pixel, new pixel i covers [i from, (i + 1) from). */
    private void cover(int i, long from, long to) {
      long begin = i * from;
      long end = begin + from;
      int start = (int) (begin / to);
      int stop = (int) ((end + to - 1) / to);
      first[i] = start;
      weights[i] = new int[stop - start];
      for (int j = start; j < stop; j++) {
        weights[i][j - start] = (int) (Math.min(end, (j + 1) * to) - Math.max(begin, j * to));
      }
    }

    /** In units of 1/(2 to) of an old pixel, new pixel i's centre is (2 i + 1) from - to. */
    private void interpolate(int i, long from, long to) {
      long unit = 2 * to;
      long centre = Math.clamp((2L * i + 1) * from - to, 0, (from - 1) * unit);
      int share = (int) (centre % unit);
      first[i] = (int) (centre / unit);
      weights[i] = share == 0 ? new int[] {(int) unit} : new int[] {(int) unit - share, share};
    }
  }
}
