package dev.demitasse.kernels;

import java.util.Arrays;

/*
 * Sums are taken four side by side (DotProducts), since one sum of floats has to wait for each of its
 * additions.
 */
final class PortablePlanes implements PlaneKernels {
  @Override
  public void scale(
      int channels,
      int area,
      float[] x,
      int xOffset,
      float[] scale,
      float[] shift,
      boolean rectified,
      float[] y,
      int yOffset) {
    float least = rectified ? 0 : Float.NEGATIVE_INFINITY;
    for (int c = 0; c < channels; c++) {
      float factor = scale[c];
      float added = shift[c];
      int from = xOffset + c * area;
      int to = yOffset + c * area;
      for (int i = 0; i < area; i++) {
        y[to + i] = Math.max(factor * x[from + i] + added, least);
      }
    }
  }

  @Override
  public void multiply(
      int channels,
      int area,
      float[] x,
      int xOffset,
      float[] factors,
      int factorsOffset,
      float[] y,
      int yOffset) {
    for (int c = 0; c < channels; c++) {
      float factor = factors[factorsOffset + c];
      int from = xOffset + c * area;
      int to = yOffset + c * area;
      for (int i = 0; i < area; i++) {
        y[to + i] = factor * x[from + i];
      }
    }
  }

  @Override
  public void means(
      int channels, int area, float[] x, int xOffset, float[] means, int meansOffset) {
    for (int c = 0; c < channels; c++) {
      means[meansOffset + c] = DotProducts.sum(area, x, xOffset + c * area) / area;
    }
  }

  @Override
  public void spread(
      int channels,
      int area,
      float factor,
      float[] values,
      int valuesOffset,
      float[] y,
      int yOffset) {
    for (int c = 0; c < channels; c++) {
      int to = yOffset + c * area;
      Arrays.fill(y, to, to + area, factor * values[valuesOffset + c]);
    }
  }

  @Override
  public void moments(
      int channels,
      int area,
      float[] x,
      int xOffset,
      float[] means,
      int meansOffset,
      float[] squares,
      int squaresOffset) {
    means(channels, area, x, xOffset, means, meansOffset);
    for (int c = 0; c < channels; c++) {
      int from = xOffset + c * area;
      float mean = means[meansOffset + c];
      squares[squaresOffset + c] = DotProducts.centred(area, x, from, mean, x, from, mean);
    }
  }

  @Override
  public void gradientSums(
      int channels,
      int area,
      float[] x,
      int xOffset,
      float[] mean,
      float[] dy,
      int dyOffset,
      float[] sums,
      int sumsOffset,
      float[] dots,
      int dotsOffset) {
    for (int c = 0; c < channels; c++) {
      int at = dyOffset + c * area;
      sums[sumsOffset + c] += DotProducts.sum(area, dy, at);
      dots[dotsOffset + c] += DotProducts.centred(area, x, xOffset + c * area, mean[c], dy, at, 0);
    }
  }

  @Override
  public void combine(
      int channels,
      int area,
      float[] x,
      int xOffset,
      float[] mean,
      float[] dy,
      int dyOffset,
      float[] a,
      float[] b,
      float[] d,
      float[] dx,
      int dxOffset) {
    for (int c = 0; c < channels; c++) {
      int values = xOffset + c * area;
      int from = dyOffset + c * area;
      int to = dxOffset + c * area;
      for (int i = 0; i < area; i++) {
        dx[to + i] = a[c] * dy[from + i] + b[c] * (x[values + i] - mean[c]) + d[c];
      }
    }
  }

  @Override
  public void dots(
      int channels,
      int area,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] sums,
      int sumsOffset) {
    for (int c = 0; c < channels; c++) {
      sums[sumsOffset + c] = DotProducts.one(area, a, aOffset + c * area, b, bOffset + c * area);
    }
  }

  @Override
  public void leak(
      int channels, int area, float[] x, int xOffset, float[] slopes, float[] y, int yOffset) {
    for (int c = 0; c < channels; c++) {
      float slope = slopes[c];
      int from = xOffset + c * area;
      int to = yOffset + c * area;
      for (int i = 0; i < area; i++) {
        float value = x[from + i];
        y[to + i] = value > 0 ? value : slope * value;
      }
    }
  }

  @Override
  public void leakGradient(
      int channels,
      int area,
      float[] x,
      int xOffset,
      float[] slopes,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset,
      float[] slopeSums,
      int slopeSumsOffset) {
    for (int c = 0; c < channels; c++) {
      int values = xOffset + c * area;
      int from = dyOffset + c * area;
      slopeSums[slopeSumsOffset + c] += DotProducts.belowZero(area, x, values, dy, from);
      if (dx != null) {
        int to = dxOffset + c * area;
        for (int i = 0; i < area; i++) {
          dx[to + i] = x[values + i] > 0 ? dy[from + i] : slopes[c] * dy[from + i];
        }
      }
    }
  }
}
