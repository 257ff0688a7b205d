package dev.demitasse.kernels;

/** Maximum pooling where windows reach into padding: each is cut to the picture first. */
final class PaddedPooling {
  private PaddedPooling() {}

  static void maxPool(
      PoolGeometry g,
      float[] x,
      int xOffset,
      float[] y,
      int yOffset,
      int[] argmax,
      int argmaxOffset) {
    int out = 0;
    for (int c = 0; c < g.channels(); c++) {
      int plane = c * g.height() * g.width();
      for (int r = 0; r < g.outputHeight(); r++) {
        int top = r * g.stride() - g.pad().top();
        int bottom = Math.min(top + g.poolSize(), g.height());
        for (int q = 0; q < g.outputWidth(); q++) {
          int left = q * g.stride() - g.pad().left();
          int right = Math.min(left + g.poolSize(), g.width());
          int from = Math.max(left, 0);
          int place =
              placeOfLargest(
                  x, xOffset, plane + from, g.width(), Math.max(top, 0), bottom, right - from);
          y[yOffset + out] = x[xOffset + place];
          if (argmax != null) {
            argmax[argmaxOffset + out] = place;
          }
          out++;
        }
      }
    }
  }

  /** The place of the largest value in rows from top to below bottom, from place first on. */
  private static int placeOfLargest(
      float[] x, int xOffset, int first, int width, int top, int bottom, int columns) {
    int place = first + top * width;
    float value = x[xOffset + place];
    for (int row = top; row < bottom; row++) {
      for (int v = 0; v < columns; v++) {
        int here = first + row * width + v;
        float candidate = x[xOffset + here];
        if (candidate > value || (Float.isNaN(candidate) && !Float.isNaN(value))) {
          value = candidate;
          place = here;
        }
      }
    }
    return place;
  }
}
