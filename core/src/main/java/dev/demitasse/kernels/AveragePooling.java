package dev.demitasse.kernels;

import java.util.Arrays;

/*
 * A window's rows and columns are each cut to the picture; its divisor is the product of how many of
 * either it has, in the picture or in the padded picture. Values are added up row by row.
 */

/** Average pooling of one picture, and its gradient. */
final class AveragePooling {
  private AveragePooling() {}

  static void pool(PoolGeometry g, float[] x, int xOffset, float[] y, int yOffset) {
    int out = yOffset;
    for (int c = 0; c < g.channels(); c++) {
      int plane = xOffset + c * g.height() * g.width();
      for (int r = 0; r < g.outputHeight(); r++) {
        int top = r * g.stride() - g.pad().top();
        int from = Math.max(top, 0);
        int to = Math.min(top + g.poolSize(), g.height());
        for (int q = 0; q < g.outputWidth(); q++) {
          int left = q * g.stride() - g.pad().left();
          int first = Math.max(left, 0);
          int end = Math.min(left + g.poolSize(), g.width());
          float sum = 0;
          for (int u = from; u < to; u++) {
            int row = plane + u * g.width();
            for (int v = first; v < end; v++) {
              sum += x[row + v];
            }
          }
          y[out++] = sum / divisor(g, r, q);
        }
      }
    }
  }

  static void gradient(PoolGeometry g, float[] dy, int dyOffset, float[] dx, int dxOffset) {
    Arrays.fill(dx, dxOffset, dxOffset + g.inputSize(), 0);
    int out = dyOffset;
    for (int c = 0; c < g.channels(); c++) {
      int plane = dxOffset + c * g.height() * g.width();
      for (int r = 0; r < g.outputHeight(); r++) {
        int top = r * g.stride() - g.pad().top();
        int from = Math.max(top, 0);
        int to = Math.min(top + g.poolSize(), g.height());
        for (int q = 0; q < g.outputWidth(); q++) {
          int left = q * g.stride() - g.pad().left();
          int first = Math.max(left, 0);
          int end = Math.min(left + g.poolSize(), g.width());
          float share = dy[out++] / divisor(g, r, q);
          for (int u = from; u < to; u++) {
            int row = plane + u * g.width();
            for (int v = first; v < end; v++) {
              dx[row + v] += share;
            }
          }
        }
      }
    }
  }

  /** What the sum of window (r, q) is divided by. */
  private static int divisor(PoolGeometry g, int r, int q) {
    Padding pad = g.pad();
    return counted(g, r, g.height(), pad.top(), pad.bottom())
        * counted(g, q, g.width(), pad.left(), pad.right());
  }

  /** How many rows, or columns, of its window count. */
  private static int counted(PoolGeometry g, int step, int size, int before, int after) {
    int first = step * g.stride() - before;
    int end = first + g.poolSize();
    return g.padCounts()
        ? Math.min(end, size + after) - first
        : Math.min(end, size) - Math.max(first, 0);
  }
}
