package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import dev.demitasse.kernels.PoolGeometry;
import dev.demitasse.kernels.PoolingKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/*
 * Windows of 2x2 side by side, by Maxima; other windows are the portable kernels'.
 *
 * Where the output's rows are halves of vectors or more, halves are taken one after the other, over
 * the ends of rows. Where their windows begin is counted along, since a division would take as long
 * as all else. Other outputs are taken row by row, in whole vectors: what is written beyond a row's
 * end is written over by the rows after it. The last rows, where that would be memory of others, are
 * computed one by one.
 */
final class VectorPooling implements PoolingKernels {
  private static final int HALF = LENGTH / 2;

  private final PoolingKernels portable;

  VectorPooling(PoolingKernels portable) {
    this.portable = portable;
  }

  private static boolean isInHalves(PoolGeometry g) {
    return g.outputWidth() % HALF == 0 && g.outputHeight() * g.outputWidth() % LENGTH == 0;
  }

  @Override
  public void maxPool(
      PoolGeometry g,
      float[] x,
      int xOffset,
      float[] y,
      int yOffset,
      int[] argmax,
      int argmaxOffset) {
    if (g.poolSize() != 2 || g.stride() != 2 || !g.isUnpadded()) {
      portable.maxPool(g, x, xOffset, y, yOffset, argmax, argmaxOffset);
    } else if (!isInHalves(g)) {
      int vectors = rowsInVectors(g);
      if (argmax == null) {
        rows(g, vectors, x, xOffset, y, yOffset);
        lastRows(g, vectors, x, xOffset, y, yOffset);
      } else {
        rows(g, vectors, x, xOffset, y, yOffset, argmax, argmaxOffset);
        lastRows(g, vectors, x, xOffset, y, yOffset, argmax, argmaxOffset);
      }
    } else {
      for (int c = 0; c < g.channels(); c++) {
        int from = c * g.height() * g.width();
        int to = c * g.outputHeight() * g.outputWidth();
        if (argmax == null) {
          halves(g, x, xOffset + from, y, yOffset + to);
        } else {
          halves(g, x, xOffset, from, y, yOffset + to, argmax, argmaxOffset + to);
        }
      }
    }
  }

  /** One channel, the values alone. */
  private static void halves(PoolGeometry g, float[] x, int xOffset, float[] y, int yOffset) {
    int area = g.outputHeight() * g.outputWidth();
    int columns = 2 * g.outputWidth();
    int row = xOffset;
    int column = 0;
    for (int o = 0; o < area; o += LENGTH) {
      int first = row + column;
      int second = column + LENGTH < columns ? first + LENGTH : row + 2 * g.width();
      for (column += 2 * LENGTH; column >= columns; column -= columns) {
        row += 2 * g.width();
      }
      Maxima.values(first, second, g.width(), x, y, yOffset + o);
    }
  }

  /** One channel, which begins at {@code channel} behind {@code xOffset}. */
  private static void halves(
      PoolGeometry g,
      float[] x,
      int xOffset,
      int channel,
      float[] y,
      int yOffset,
      int[] argmax,
      int argmaxOffset) {
    int area = g.outputHeight() * g.outputWidth();
    int columns = 2 * g.outputWidth();
    int row = channel;
    int column = 0;
    for (int o = 0; o < area; o += LENGTH) {
      int first = row + column;
      int second = column + LENGTH < columns ? first + LENGTH : row + 2 * g.width();
      for (column += 2 * LENGTH; column >= columns; column -= columns) {
        row += 2 * g.width();
      }
      Maxima.valuesAndPlaces(
          first, second, g.width(), x, xOffset, y, yOffset + o, argmax, argmaxOffset + o);
    }
  }

  /** How many rows of outputs, of all channels, can be read and written in whole vectors. */
  private static int rowsInVectors(PoolGeometry g) {
    int columns = Lanes.whole(g.outputWidth() + LENGTH - 1);
    int rows = g.channels() * g.outputHeight();
    while (rows > 0
        && (begin(g, rows - 1) + g.width() + 2 * columns > g.inputSize()
            || (rows - 1) * g.outputWidth() + columns > g.outputSize())) {
      rows--;
    }
    return rows;
  }

  /** Where in the picture the windows of a row of outputs begin. */
  private static int begin(PoolGeometry g, int row) {
    int channel = row / g.outputHeight();
    return (channel * g.height() + 2 * (row - channel * g.outputHeight())) * g.width();
  }

  private static void rows(
      PoolGeometry g, int rows, float[] x, int xOffset, float[] y, int yOffset) {
    int rest = (g.height() - 2 * g.outputHeight()) * g.width();
    int from = xOffset;
    int left = g.outputHeight();
    for (int r = 0; r < rows; r++) {
      int to = yOffset + r * g.outputWidth();
      for (int q = 0; q < g.outputWidth(); q += LENGTH) {
        int first = from + 2 * q;
        Maxima.values(first, first + LENGTH, g.width(), x, y, to + q);
      }
      from += 2 * g.width();
      if (--left == 0) {
        left = g.outputHeight();
        from += rest;
      }
    }
  }

  private static void rows(
      PoolGeometry g,
      int rows,
      float[] x,
      int xOffset,
      float[] y,
      int yOffset,
      int[] argmax,
      int argmaxOffset) {
    int rest = (g.height() - 2 * g.outputHeight()) * g.width();
    int from = 0;
    int left = g.outputHeight();
    for (int r = 0; r < rows; r++) {
      int to = r * g.outputWidth();
      for (int q = 0; q < g.outputWidth(); q += LENGTH) {
        int first = from + 2 * q;
        Maxima.valuesAndPlaces(
            first,
            first + LENGTH,
            g.width(),
            x,
            xOffset,
            y,
            yOffset + to + q,
            argmax,
            argmaxOffset + to + q);
      }
      from += 2 * g.width();
      if (--left == 0) {
        left = g.outputHeight();
        from += rest;
      }
    }
  }

  private static void lastRows(
      PoolGeometry g, int rows, float[] x, int xOffset, float[] y, int yOffset) {
    int to = yOffset + rows * g.outputWidth();
    for (int r = rows; r < g.channels() * g.outputHeight(); r++) {
      int first = xOffset + begin(g, r);
      for (int q = 0; q < g.outputWidth(); q++, first += 2) {
        float above = Math.max(x[first], x[first + 1]);
        float below = Math.max(x[first + g.width()], x[first + g.width() + 1]);
        y[to++] = Math.max(above, below);
      }
    }
  }

  private static void lastRows(
      PoolGeometry g,
      int rows,
      float[] x,
      int xOffset,
      float[] y,
      int yOffset,
      int[] argmax,
      int argmaxOffset) {
    int to = rows * g.outputWidth();
    for (int r = rows; r < g.channels() * g.outputHeight(); r++) {
      int first = begin(g, r);
      for (int q = 0; q < g.outputWidth(); q++, first += 2) {
        int place = larger(x, xOffset, first, first + 1);
        place = larger(x, xOffset, place, first + g.width());
        place = larger(x, xOffset, place, first + g.width() + 1);
        y[yOffset + to] = x[xOffset + place];
        argmax[argmaxOffset + to] = place;
        to++;
      }
    }
  }

  /** The place of the larger value: the first of equals, or of those that are no numbers. */
  private static int larger(float[] x, int xOffset, int place, int candidate) {
    float value = x[xOffset + place];
    return x[xOffset + candidate] <= value || Float.isNaN(value) ? place : candidate;
  }

  @Override
  public void maxPoolGradient(
      PoolGeometry g,
      float[] dy,
      int dyOffset,
      int[] argmax,
      int argmaxOffset,
      float[] dx,
      int dxOffset) {
    boolean covered =
        g.poolSize() == 2
            && g.stride() == 2
            && g.width() == 2 * g.outputWidth()
            && g.height() == 2 * g.outputHeight();
    if (!covered || !isInHalves(g)) {
      portable.maxPoolGradient(g, dy, dyOffset, argmax, argmaxOffset, dx, dxOffset);
      return;
    }
    int area = g.outputHeight() * g.outputWidth();
    int columns = 2 * g.outputWidth();
    for (int c = 0; c < g.channels(); c++) {
      int row = c * g.height() * g.width();
      int column = 0;
      for (int o = 0; o < area; o += LENGTH) {
        int first = row + column;
        int second = column + LENGTH < columns ? first + LENGTH : row + 2 * g.width();
        for (column += 2 * LENGTH; column >= columns; column -= columns) {
          row += 2 * g.width();
        }
        int at = c * area + o;
        IntVector place = IntVector.fromArray(Lanes.INTS, argmax, argmaxOffset + at);
        FloatVector gradient = Lanes.load(dy, dyOffset + at);
        Maxima.spread(gradient, place, first, second, dx, dxOffset);
        Maxima.spread(gradient, place, first + g.width(), second + g.width(), dx, dxOffset);
      }
    }
  }

  @Override
  public void averagePool(PoolGeometry g, float[] x, int xOffset, float[] y, int yOffset) {
    portable.averagePool(g, x, xOffset, y, yOffset);
  }

  @Override
  public void averagePoolGradient(
      PoolGeometry g, float[] dy, int dyOffset, float[] dx, int dxOffset) {
    portable.averagePoolGradient(g, dy, dyOffset, dx, dxOffset);
  }
}
