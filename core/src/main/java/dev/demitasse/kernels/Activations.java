package dev.demitasse.kernels;

/*
 * Plain float arithmetic: the same bytes on every machine. The normal distribution's lower half is
 * P(-a) = e^(-a^2 / 2) t q(t) with t = 1 / (1 + 0.275 a), the form of Abramowitz and Stegun, Handbook
 * of mathematical functions, 1964, 26.2.17, with a longer polynomial q of our own that was fitted for
 * the least relative error (4e-8) for a from 0 to 14; below, floats have no number left for it.
 */

/** Activation functions of one value, and their slopes. */
final class Activations {
  private static final float SIXTH = 1f / 6;
  private static final float SMALL = 0.25f;
  private static final float BEND = 0.275f;
  private static final float DENSITY_AT_0 = 0.3989423f; // 1 / sqrt(2 pi)
  private static final float SILENT = -100; // where SiLU and GELU are below the smallest float

  private Activations() {}

  static float relu6(float x) {
    return Math.min(Math.max(x, 0), 6);
  }

  /** From y. */
  static float relu6Slope(float y) {
    return y > 0 && y < 6 ? 1 : 0;
  }

  static float hardSigmoid(float x) {
    return relu6(x + 3) * SIXTH;
  }

  /** From y. */
  static float hardSigmoidSlope(float y) {
    return y > 0 && y < 1 ? SIXTH : 0;
  }

  static float hardSwish(float x) {
    return x * hardSigmoid(x);
  }

  /** From x. */
  static float hardSwishSlope(float x) {
    return x <= -3 ? 0 : x >= 3 ? 1 : x * (1f / 3) + 0.5f;
  }

  static float elu(float x) {
    return x > 0 ? x : expMinus1(x);
  }

  /** From y. */
  static float eluSlope(float y) {
    return y > 0 ? 1 : y + 1;
  }

  /** {@code e^x - 1}; near 0 by its Taylor series, where the difference would lose digits. */
  static float expMinus1(float x) {
    if (x < SMALL && x > -SMALL) {
      float series = x * (1f / 5040) + 1f / 720;
      series = series * x + 1f / 120;
      series = series * x + 1f / 24;
      series = series * x + 1f / 6;
      series = series * x + 0.5f;
      return x + x * x * series;
    }
    return Exponential.exp(x) - 1;
  }

  static float silu(float x) {
    return Math.max(x, SILENT) * Exponential.sigmoid(x);
  }

  /** From x: {@code s + x s (1 - s)}, s being the sigmoid. */
  static float siluSlope(float x) {
    float bounded = Math.min(Math.max(x, SILENT), -SILENT);
    float s = Exponential.sigmoid(bounded);
    return s + bounded * s * (1 - s);
  }

  static float gelu(float x) {
    return Math.max(x, SILENT) * normal(x, Exponential.exp(-0.5f * x * x));
  }

  /** From x: {@code P(x) + x p(x)}, p being the normal density. */
  static float geluSlope(float x) {
    float bounded = Math.min(Math.max(x, SILENT), -SILENT);
    float bell = Exponential.exp(-0.5f * bounded * bounded);
    return normal(bounded, bell) + bounded * DENSITY_AT_0 * bell;
  }

  /** The standard normal distribution, given {@code e^(-x^2 / 2)}. */
  private static float normal(float x, float bell) {
    float t = 1 / (1 + BEND * Math.abs(x));
    float q = 0.026248842f * t - 0.10601824f;
    q = q * t + 0.12017786f;
    q = q * t - 0.02333918f;
    q = q * t + 0.079599276f;
    q = q * t + 0.08260347f;
    q = q * t + 0.10123573f;
    q = q * t + 0.10978951f;
    q = q * t + 0.10970274f;
    float lower = bell * t * q;
    return x > 0 ? 1 - lower : lower;
  }

  static float softplus(float x) {
    return Math.max(x, 0) + log1p(Exponential.exp(-Math.abs(x)));
  }

  /** From y: {@code 1 - e^-y}. */
  static float softplusSlope(float y) {
    return -expMinus1(-y);
  }

  /**
   * {@code log(1 + u)} for u from 0 to 1: {@code 2 artanh(u / (2 + u))}, by the series of the
   * inverse hyperbolic tangent.
   */
  private static float log1p(float u) {
    float s = u / (2 + u);
    float square = s * s;
    float series = square * (1f / 13) + 1f / 11;
    series = series * square + 1f / 9;
    series = series * square + 1f / 7;
    series = series * square + 1f / 5;
    series = series * square + 1f / 3;
    return 2 * (s + s * square * series);
  }
}
