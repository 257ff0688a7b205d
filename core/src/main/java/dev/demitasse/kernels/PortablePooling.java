package dev.demitasse.kernels;

import java.util.Arrays;

/** Windows are walked row by row; the place of the largest value is kept for the way back. */
final class PortablePooling implements PoolingKernels {
  @Override
  public void maxPool(
      PoolGeometry geometry,
      float[] x,
      int xOffset,
      float[] y,
      int yOffset,
      int[] argmax,
      int argmaxOffset) {
    if (!geometry.isUnpadded()) {
      PaddedPooling.maxPool(geometry, x, xOffset, y, yOffset, argmax, argmaxOffset);
      return;
    }
    int outputWidth = geometry.outputWidth();
    int out = 0;
    for (int c = 0; c < geometry.channels(); c++) {
      for (int r = 0; r < geometry.outputHeight(); r++) {
        int row = (c * geometry.height() + r * geometry.stride()) * geometry.width();
        for (int q = 0; q < outputWidth; q++) {
          int first = row + q * geometry.stride();
          if (argmax == null) {
            y[yOffset + out] = largest(geometry, x, xOffset + first);
          } else {
            int place = placeOfLargest(geometry, x, xOffset, first);
            y[yOffset + out] = x[xOffset + place];
            argmax[argmaxOffset + out] = place;
          }
          out++;
        }
      }
    }
  }

  /** The largest value in the window that starts at {@code first}: without branches. */
  private static float largest(PoolGeometry geometry, float[] x, int first) {
    float value = x[first];
    for (int u = 0; u < geometry.poolSize(); u++) {
      int row = first + u * geometry.width();
      for (int v = 0; v < geometry.poolSize(); v++) {
        value = Math.max(value, x[row + v]);
      }
    }
    return value;
  }

  /** The place of the largest value in the window that starts at {@code first}. */
  private static int placeOfLargest(PoolGeometry geometry, float[] x, int xOffset, int first) {
    int place = first;
    float value = x[xOffset + first];
    for (int u = 0; u < geometry.poolSize(); u++) {
      int row = first + u * geometry.width();
      for (int v = 0; v < geometry.poolSize(); v++) {
        float candidate = x[xOffset + row + v];
        if (candidate > value || (Float.isNaN(candidate) && !Float.isNaN(value))) {
          value = candidate;
          place = row + v;
        }
      }
    }
    return place;
  }

  @Override
  public void maxPoolGradient(
      PoolGeometry geometry,
      float[] dy,
      int dyOffset,
      int[] argmax,
      int argmaxOffset,
      float[] dx,
      int dxOffset) {
    Arrays.fill(dx, dxOffset, dxOffset + geometry.inputSize(), 0);
    int count = geometry.outputSize();
    for (int i = 0; i < count; i++) {
      dx[dxOffset + argmax[argmaxOffset + i]] += dy[dyOffset + i];
    }
  }

  @Override
  public void averagePool(PoolGeometry geometry, float[] x, int xOffset, float[] y, int yOffset) {
    AveragePooling.pool(geometry, x, xOffset, y, yOffset);
  }

  @Override
  public void averagePoolGradient(
      PoolGeometry geometry, float[] dy, int dyOffset, float[] dx, int dxOffset) {
    AveragePooling.gradient(geometry, dy, dyOffset, dx, dxOffset);
  }
}
