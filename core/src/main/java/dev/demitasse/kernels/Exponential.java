package dev.demitasse.kernels;

/*
 * e^x = 2^n e^r with n = round(x / ln 2) and |r| <= ln(2) / 2; e^r by its Taylor series to the
 * seventh power, whose remainder is below 1e-8. ln 2 is subtracted in two parts so that r keeps its
 * digits (Cody and Waite, Software manual for the elementary functions, 1980). Plain float and int
 * arithmetic: the same bytes on every machine.
 */
final class Exponential {
  private static final float LARGEST = 88.72f;
  private static final float SMALLEST = -87.33f;
  private static final float LOG2_E = (float) 1.4426950408889634;
  private static final float LN2_HIGH = 0x1.63p-1f;
  private static final float LN2_LOW = (float) (0.6931471805599453 - 0x1.63p-1);
  private static final float ROUNDING = 12582912f; // 1.5 * 2^23: adding it rounds to whole numbers

  private Exponential() {}

  /** e^x to within 2 units in the last place; at the ends of the float range it stays finite. */
  static float exp(float x) {
    float bounded = Math.max(SMALLEST, Math.min(LARGEST, x));
    float whole = (bounded * LOG2_E + ROUNDING) - ROUNDING;
    float r = bounded - whole * LN2_HIGH - whole * LN2_LOW;
    float series = 1f / 5040;
    series = series * r + 1f / 720;
    series = series * r + 1f / 120;
    series = series * r + 1f / 24;
    series = series * r + 1f / 6;
    series = series * r + 0.5f;
    series = series * r + 1;
    series = series * r + 1;
    // Two factors, as 2^128 is no float although e^88.72 is.
    int half = (int) whole >> 1;
    int rest = (int) whole - half;
    return series
        * Float.intBitsToFloat((half + 127) << 23)
        * Float.intBitsToFloat((rest + 127) << 23);
  }

  /** {@code 1 / (1 + e^-x)}. */
  static float sigmoid(float x) {
    return 1 / (1 + exp(-x));
  }

  /** {@code tanh x}; for small x by its series, where the quotient would lose digits. */
  static float tanh(float x) {
    float square = x * x;
    if (square < 0.0625f) {
      float series = -17f / 315 * square + 2f / 15;
      series = series * square - 1f / 3;
      return x + x * square * series;
    }
    float bounded = Math.max(-20, Math.min(20, x));
    float e = exp(2 * bounded);
    return (e - 1) / (e + 1);
  }
}
