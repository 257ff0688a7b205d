package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link VectorPlanes} for planes of one value: vectors lie along channels. */
final class PointPlanes {
  private PointPlanes() {}

  static void scale(
      int channels,
      float[] x,
      int xOffset,
      float[] scale,
      float[] shift,
      float least,
      float[] y,
      int yOffset) {
    int whole = Lanes.whole(channels);
    for (int c = 0; c < whole; c += LENGTH) {
      FloatVector value = Lanes.load(x, xOffset + c);
      FloatVector sum = Lanes.multiplyAdd(Lanes.load(scale, c), value, Lanes.load(shift, c));
      sum.max(least).intoArray(y, yOffset + c);
    }
    for (int c = whole; c < channels; c++) {
      y[yOffset + c] = Math.max(Lanes.multiplyAdd(scale[c], x[xOffset + c], shift[c]), least);
    }
  }

  static void multiply(
      int channels, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
    int whole = Lanes.whole(channels);
    for (int c = 0; c < whole; c += LENGTH) {
      Lanes.load(a, aOffset + c).mul(Lanes.load(b, bOffset + c)).intoArray(y, yOffset + c);
    }
    for (int c = whole; c < channels; c++) {
      y[yOffset + c] = a[aOffset + c] * b[bOffset + c];
    }
  }

  /** {@code sums[c] += (x[c] - mean[c]) y[c]}. */
  static void addProducts(
      int channels,
      float[] x,
      int xOffset,
      float[] mean,
      float[] y,
      int yOffset,
      float[] sums,
      int sumsOffset) {
    int whole = Lanes.whole(channels);
    for (int c = 0; c < whole; c += LENGTH) {
      FloatVector distance = Lanes.load(x, xOffset + c).sub(Lanes.load(mean, c));
      FloatVector sum = Lanes.load(sums, sumsOffset + c);
      Lanes.multiplyAdd(distance, Lanes.load(y, yOffset + c), sum).intoArray(sums, sumsOffset + c);
    }
    for (int c = whole; c < channels; c++) {
      float distance = x[xOffset + c] - mean[c];
      sums[sumsOffset + c] = Lanes.multiplyAdd(distance, y[yOffset + c], sums[sumsOffset + c]);
    }
  }

  static void combine(
      int channels,
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
    int whole = Lanes.whole(channels);
    for (int c = 0; c < whole; c += LENGTH) {
      FloatVector distance = Lanes.load(x, xOffset + c).sub(Lanes.load(mean, c));
      FloatVector sum = Lanes.multiplyAdd(Lanes.load(b, c), distance, Lanes.load(d, c));
      FloatVector gradient = Lanes.load(dy, dyOffset + c);
      Lanes.multiplyAdd(Lanes.load(a, c), gradient, sum).intoArray(dx, dxOffset + c);
    }
    for (int c = whole; c < channels; c++) {
      float sum = Lanes.multiplyAdd(b[c], x[xOffset + c] - mean[c], d[c]);
      dx[dxOffset + c] = Lanes.multiplyAdd(a[c], dy[dyOffset + c], sum);
    }
  }

  /** {@code z[c] = y[c]} where x is above 0, {@code slopes[c] y[c]} elsewhere. */
  static void leak(
      int channels,
      float[] x,
      int xOffset,
      float[] slopes,
      float[] y,
      int yOffset,
      float[] z,
      int zOffset) {
    int whole = Lanes.whole(channels);
    for (int c = 0; c < whole; c += LENGTH) {
      VectorMask<Float> above = Lanes.load(x, xOffset + c).compare(VectorOperators.GT, 0);
      FloatVector value = Lanes.load(y, yOffset + c);
      value.mul(Lanes.load(slopes, c)).blend(value, above).intoArray(z, zOffset + c);
    }
    for (int c = whole; c < channels; c++) {
      float value = y[yOffset + c];
      z[zOffset + c] = x[xOffset + c] > 0 ? value : slopes[c] * value;
    }
  }
}
