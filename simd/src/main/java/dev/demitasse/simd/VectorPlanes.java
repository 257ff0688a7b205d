package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import dev.demitasse.kernels.PlaneKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/*
 * Planes are treated in whole vectors, and what is left of them value by value, with the same
 * roundings. Planes of one value, a list of features, are treated as one plane whose numbers go along
 * with its values: PointPlanes.
 */
final class VectorPlanes implements PlaneKernels {
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
    if (area == 1) {
      PointPlanes.scale(channels, x, xOffset, scale, shift, least, y, yOffset);
      return;
    }
    for (int c = 0; c < channels; c++) {
      scale(area, x, xOffset + c * area, scale[c], shift[c], least, y, yOffset + c * area);
    }
  }

  private static void scale(
      int area, float[] x, int from, float scale, float shift, float least, float[] y, int to) {
    int whole = Lanes.whole(area);
    FloatVector factor = Lanes.same(scale);
    FloatVector added = Lanes.same(shift);
    for (int i = 0; i < whole; i += LENGTH) {
      FloatVector sum = Lanes.multiplyAdd(factor, Lanes.load(x, from + i), added);
      sum.max(least).intoArray(y, to + i);
    }
    for (int i = whole; i < area; i++) {
      y[to + i] = Math.max(Lanes.multiplyAdd(scale, x[from + i], shift), least);
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
    if (area == 1) {
      PointPlanes.multiply(channels, x, xOffset, factors, factorsOffset, y, yOffset);
      return;
    }
    for (int c = 0; c < channels; c++) {
      multiply(area, x, xOffset + c * area, factors[factorsOffset + c], y, yOffset + c * area);
    }
  }

  private static void multiply(int area, float[] x, int from, float factor, float[] y, int to) {
    int whole = Lanes.whole(area);
    for (int i = 0; i < whole; i += LENGTH) {
      Lanes.load(x, from + i).mul(factor).intoArray(y, to + i);
    }
    for (int i = whole; i < area; i++) {
      y[to + i] = factor * x[from + i];
    }
  }

  @Override
  public void means(
      int channels, int area, float[] x, int xOffset, float[] means, int meansOffset) {
    if (area == 1) {
      System.arraycopy(x, xOffset, means, meansOffset, channels);
      return;
    }
    for (int c = 0; c < channels; c++) {
      means[meansOffset + c] = PlaneSums.sum(area, x, xOffset + c * area) / area;
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
    if (area == 1) {
      multiply(channels, values, valuesOffset, factor, y, yOffset);
      return;
    }
    for (int c = 0; c < channels; c++) {
      fill(area, factor * values[valuesOffset + c], y, yOffset + c * area);
    }
  }

  private static void fill(int area, float value, float[] y, int to) {
    int whole = Lanes.whole(area);
    FloatVector same = Lanes.same(value);
    for (int i = 0; i < whole; i += LENGTH) {
      same.intoArray(y, to + i);
    }
    for (int i = whole; i < area; i++) {
      y[to + i] = value;
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
    for (int c = 0; c < channels; c++) {
      int from = xOffset + c * area;
      float mean = PlaneSums.sum(area, x, from) / area;
      means[meansOffset + c] = mean;
      squares[squaresOffset + c] = PlaneSums.squares(area, x, from, mean);
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
    if (area == 1) {
      Lanes.add(channels, dy, dyOffset, sums, sumsOffset);
      PointPlanes.addProducts(channels, x, xOffset, mean, dy, dyOffset, dots, dotsOffset);
      return;
    }
    for (int c = 0; c < channels; c++) {
      int at = dyOffset + c * area;
      sums[sumsOffset + c] += PlaneSums.sum(area, dy, at);
      dots[dotsOffset + c] += PlaneSums.products(area, x, xOffset + c * area, mean[c], dy, at);
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
    if (area == 1) {
      PointPlanes.combine(channels, x, xOffset, mean, dy, dyOffset, a, b, d, dx, dxOffset);
      return;
    }
    for (int c = 0; c < channels; c++) {
      int at = c * area;
      combine(
          area, x, xOffset + at, mean[c], dy, dyOffset + at, a[c], b[c], d[c], dx, dxOffset + at);
    }
  }

  private static void combine(
      int area,
      float[] x,
      int xAt,
      float mean,
      float[] dy,
      int dyAt,
      float a,
      float b,
      float d,
      float[] dx,
      int dxAt) {
    int whole = Lanes.whole(area);
    FloatVector factor = Lanes.same(a);
    FloatVector slope = Lanes.same(b);
    FloatVector added = Lanes.same(d);
    for (int i = 0; i < whole; i += LENGTH) {
      FloatVector distance = Lanes.load(x, xAt + i).sub(mean);
      FloatVector sum = Lanes.multiplyAdd(slope, distance, added);
      Lanes.multiplyAdd(factor, Lanes.load(dy, dyAt + i), sum).intoArray(dx, dxAt + i);
    }
    for (int i = whole; i < area; i++) {
      float sum = Lanes.multiplyAdd(b, x[xAt + i] - mean, d);
      dx[dxAt + i] = Lanes.multiplyAdd(a, dy[dyAt + i], sum);
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
    if (area == 1) {
      PointPlanes.multiply(channels, a, aOffset, b, bOffset, sums, sumsOffset);
      return;
    }
    for (int c = 0; c < channels; c++) {
      sums[sumsOffset + c] =
          PlaneSums.products(area, a, aOffset + c * area, 0, b, bOffset + c * area);
    }
  }

  @Override
  public void leak(
      int channels, int area, float[] x, int xOffset, float[] slopes, float[] y, int yOffset) {
    if (area == 1) {
      PointPlanes.leak(channels, x, xOffset, slopes, x, xOffset, y, yOffset);
      return;
    }
    for (int c = 0; c < channels; c++) {
      int at = c * area;
      leak(area, x, xOffset + at, slopes[c], x, xOffset + at, y, yOffset + at);
    }
  }

  /** {@code z = y} where x is above 0, {@code slope y} elsewhere. */
  private static void leak(
      int area, float[] x, int xAt, float slope, float[] y, int yAt, float[] z, int zAt) {
    int whole = Lanes.whole(area);
    for (int i = 0; i < whole; i += LENGTH) {
      VectorMask<Float> above = Lanes.load(x, xAt + i).compare(VectorOperators.GT, 0);
      FloatVector value = Lanes.load(y, yAt + i);
      value.mul(slope).blend(value, above).intoArray(z, zAt + i);
    }
    for (int i = whole; i < area; i++) {
      z[zAt + i] = x[xAt + i] > 0 ? y[yAt + i] : slope * y[yAt + i];
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
      int xAt = xOffset + c * area;
      int dyAt = dyOffset + c * area;
      slopeSums[slopeSumsOffset + c] += PlaneSums.productsBelow(area, x, xAt, dy, dyAt);
      if (dx != null && area > 1) {
        leak(area, x, xAt, slopes[c], dy, dyAt, dx, dxOffset + c * area);
      }
    }
    if (dx != null && area == 1) {
      PointPlanes.leak(channels, x, xOffset, slopes, dy, dyOffset, dx, dxOffset);
    }
  }
}
