package dev.demitasse.kernels;

/**
 * Dot products in several sums side by side, since one sum of floats has to wait for each of its
 * additions. The order of additions depends on the length alone.
 */
final class DotProducts {
  private DotProducts() {}

  /** {@code sum over p of a[aOffset + p] b[bOffset + p]}. */
  static float one(int length, float[] a, int aOffset, float[] b, int bOffset) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int p = 0;
    for (; p + 3 < length; p += 4) {
      s0 += a[aOffset + p] * b[bOffset + p];
      s1 += a[aOffset + p + 1] * b[bOffset + p + 1];
      s2 += a[aOffset + p + 2] * b[bOffset + p + 2];
      s3 += a[aOffset + p + 3] * b[bOffset + p + 3];
    }
    for (; p < length; p++) {
      s0 += a[aOffset + p] * b[bOffset + p];
    }
    return s0 + s1 + (s2 + s3);
  }

  /** {@code sum over p of a[offset + p]}. */
  static float sum(int length, float[] a, int offset) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int p = 0;
    for (; p + 3 < length; p += 4) {
      s0 += a[offset + p];
      s1 += a[offset + p + 1];
      s2 += a[offset + p + 2];
      s3 += a[offset + p + 3];
    }
    for (; p < length; p++) {
      s0 += a[offset + p];
    }
    return s0 + s1 + (s2 + s3);
  }

  /** {@code sum over p of (a[aOffset + p] - aMean) (b[bOffset + p] - bMean)}. */
  static float centred(
      int length, float[] a, int aOffset, float aMean, float[] b, int bOffset, float bMean) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int p = 0;
    for (; p + 3 < length; p += 4) {
      s0 += (a[aOffset + p] - aMean) * (b[bOffset + p] - bMean);
      s1 += (a[aOffset + p + 1] - aMean) * (b[bOffset + p + 1] - bMean);
      s2 += (a[aOffset + p + 2] - aMean) * (b[bOffset + p + 2] - bMean);
      s3 += (a[aOffset + p + 3] - aMean) * (b[bOffset + p + 3] - bMean);
    }
    for (; p < length; p++) {
      s0 += (a[aOffset + p] - aMean) * (b[bOffset + p] - bMean);
    }
    return s0 + s1 + (s2 + s3);
  }

  /** {@code sum over p of x[xOffset + p] b[bOffset + p]} where x is not above 0. */
  static float belowZero(int length, float[] x, int xOffset, float[] b, int bOffset) {
    float even = 0;
    float odd = 0;
    int p = 0;
    for (; p + 1 < length; p += 2) {
      even += below(x[xOffset + p]) * b[bOffset + p];
      odd += below(x[xOffset + p + 1]) * b[bOffset + p + 1];
    }
    if (p < length) {
      even += below(x[xOffset + p]) * b[bOffset + p];
    }
    return even + odd;
  }

  private static float below(float x) {
    return x > 0 ? 0 : x;
  }

  /**
   * Adds eight dot products to {@code sums}, the t-th being {@code sum over p of a[aOffset + p]
   * b[starts[first + t] + p]}.
   */
  static void addEight(
      int length,
      float[] a,
      int aOffset,
      float[] b,
      int[] starts,
      int first,
      float[] sums,
      int sumsOffset) {
    int b0 = starts[first];
    int b1 = starts[first + 1];
    int b2 = starts[first + 2];
    int b3 = starts[first + 3];
    int b4 = starts[first + 4];
    int b5 = starts[first + 5];
    int b6 = starts[first + 6];
    int b7 = starts[first + 7];
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    for (int p = 0; p < length; p++) {
      float value = a[aOffset + p];
      s0 += value * b[b0 + p];
      s1 += value * b[b1 + p];
      s2 += value * b[b2 + p];
      s3 += value * b[b3 + p];
      s4 += value * b[b4 + p];
      s5 += value * b[b5 + p];
      s6 += value * b[b6 + p];
      s7 += value * b[b7 + p];
    }
    sums[sumsOffset] += s0;
    sums[sumsOffset + 1] += s1;
    sums[sumsOffset + 2] += s2;
    sums[sumsOffset + 3] += s3;
    sums[sumsOffset + 4] += s4;
    sums[sumsOffset + 5] += s5;
    sums[sumsOffset + 6] += s6;
    sums[sumsOffset + 7] += s7;
  }
}
