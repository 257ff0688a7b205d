package dev.demitasse.kernels;

/*
 * e^x = 2^n e^r with n = round(x / ln 2) and |r| <= ln(2) / 2; e^r by its Taylor series to the
 * seventh power, whose remainder is below 1e-8. ln 2 is subtracted in two parts so that r keeps its
 * digits (Cody and Waite, Software manual for the elementary functions, 1980). Plain float and int
 * arithmetic: the same bytes on every machine.
 */
final class Exponential {
  private static final float LARGEST = 87.33f;
  private static final float LOG2_E = (float) 1.4426950408889634;
  private static final float LN2_HIGH = 0x1.63p-1f;
  private static final float LN2_LOW = (float) (0.6931471805599453 - 0x1.63p-1);
  private static final float ROUNDING = 12582912f; // 1.5 * 2^23: adding it rounds to whole numbers
  private static final int ONE = 0x3f800000; // the bits of 1f
  private static final float SMALL = 0.25f;
  private static final float TANH_IS_ONE = 10;

  private Exponential() {}

  /**
   * e^x to within 2 units in the last place, for x from -87.33 to 87.33 where 2^n is a normal
   * float; beyond, what it is at these ends.
   */
  static float exp(float x) {
    float bounded = x > LARGEST ? LARGEST : x < -LARGEST ? -LARGEST : x;
    float shifted = bounded * LOG2_E + ROUNDING;
    float whole = shifted - ROUNDING;
    float r = bounded - whole * LN2_HIGH - whole * LN2_LOW;
    float square = r * r;
    // Pairs of terms do not wait for each other as in Horner's scheme; the smallest come first.
    float high = (r * (1f / 5040) + 1f / 720) * square + (r * (1f / 120) + 1f / 24);
    float series = 1 + (r + square * ((r * (1f / 6) + 0.5f) + square * high));
    // The low bits of the shifted number are n; they become the exponent of 2^n.
    return series * Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + ONE);
  }

  /** {@code 1 / (1 + e^-x)}. */
  static float sigmoid(float x) {
    return 1 / (1 + exp(-x));
  }

  /** {@code tanh x}; for small x by its Taylor series, where the quotient would lose digits. */
  static float tanh(float x) {
    float square = x * x;
    if (square < SMALL * SMALL) {
      float series = 62f / 2835 * square - 17f / 315;
      series = series * square + 2f / 15;
      series = series * square - 1f / 3;
      return x + x * square * series;
    }
    float bounded = x > TANH_IS_ONE ? TANH_IS_ONE : x < -TANH_IS_ONE ? -TANH_IS_ONE : x;
    float y = 1 - 2 / (exp(2 * Math.abs(bounded)) + 1);
    return x < 0 ? -y : y;
  }
}
