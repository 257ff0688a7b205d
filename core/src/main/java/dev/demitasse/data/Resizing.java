package dev.demitasse.data;

import java.util.Arrays;

/** Scaling of pictures: the average over the covered area down, bilinear interpolation up. */
final class Resizing {
  private Resizing() {}

  /**
   * The picture at another size, each axis scaled by itself. Down, a new pixel is the mean of the
   * old pixels it covers, cut ones counted by their share; up, the two nearest old pixels are
   * weighted by their distance to the new one's centre. Values are rounded once, at the end.
   *
   * @return [C, height, width]; the picture itself if it already has that size
   */
  static Picture scale(Picture picture, int height, int width) {
    if (picture.height() == height && picture.width() == width) {
      return picture;
    }
    Axis rows = Axis.of(picture.height(), height);
    Axis columns = Axis.of(picture.width(), width);
    byte[] to = new byte[Math.multiplyExact(picture.channels(), Math.multiplyExact(height, width))];
    float[] sum = new float[width];
    for (int channel = 0; channel < picture.channels(); channel++) {
      for (int y = 0; y < height; y++) {
        Arrays.fill(sum, 0);
        for (int tap = 0; tap < rows.weights[y].length; tap++) {
          int row = channel * picture.height() + rows.first[y] + tap;
          addRow(picture.pixels(), row * picture.width(), columns, rows.weights[y][tap], sum);
        }
        for (int x = 0; x < width; x++) {
          to[(channel * height + y) * width + x] = (byte) (int) (sum[x] + 0.5f);
        }
      }
    }
    return new Picture(picture.channels(), height, width, to);
  }

  private static void addRow(byte[] from, int offset, Axis columns, float weight, float[] sum) {
    for (int x = 0; x < sum.length; x++) {
      float value = 0;
      float[] weights = columns.weights[x];
      for (int tap = 0; tap < weights.length; tap++) {
        value += weights[tap] * (from[offset + columns.first[x] + tap] & 0xff);
      }
      sum[x] += weight * value;
    }
  }

  /** For each new position: the first old position it draws on and the weights from there on. */
  private static final class Axis {
    private final int[] first;
    private final float[][] weights;

    private Axis(int[] first, float[][] weights) {
      this.first = first;
      this.weights = weights;
    }

    static Axis of(int from, int to) {
      Axis axis = new Axis(new int[to], new float[to][]);
      for (int i = 0; i < to; i++) {
        if (to < from) {
          axis.cover(i, i * (double) from / to, (i + 1) * (double) from / to, from);
        } else {
          axis.interpolate(i, (i + 0.5) * from / to - 0.5, from);
        }
      }
      return axis;
    }

    private void cover(int i, double begin, double end, int from) {
      int start = (int) begin;
      int stop = Math.min(from, (int) Math.ceil(end));
      first[i] = start;
      weights[i] = new float[stop - start];
      for (int j = start; j < stop; j++) {
        double share = Math.min(end, j + 1) - Math.max(begin, j);
        weights[i][j - start] = (float) (share / (end - begin));
      }
    }

    private void interpolate(int i, double centre, int from) {
      double inside = Math.clamp(centre, 0, from - 1);
      int start = Math.min((int) inside, Math.max(0, from - 2));
      float upper = (float) (inside - start);
      first[i] = start;
      weights[i] = from == 1 ? new float[] {1} : new float[] {1 - upper, upper};
    }
  }
}
