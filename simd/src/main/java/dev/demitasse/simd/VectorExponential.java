package dev.demitasse.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/*
 * e^x = 2^n e^r with n = round(x / ln 2) and |r| <= ln(2) / 2; e^r by its Taylor series to the
 * seventh power, whose remainder is below 1e-8. ln 2 is subtracted in two parts so that r keeps its
 * digits (Cody and Waite, Software manual for the elementary functions, 1980). The operations and
 * their order are those of the portable kernels, which treat what is left of whole vectors: a value
 * must not depend on where it stands.
 */

/** The exponential function and what is made of it, lane by lane. */
final class VectorExponential {
  private static final float LARGEST = 87.33f;
  private static final float LOG2_E = (float) 1.4426950408889634;
  private static final float LN2_HIGH = 0x1.63p-1f;
  private static final float LN2_LOW = (float) (0.6931471805599453 - 0x1.63p-1);
  private static final float ROUNDING = 12582912f; // 1.5 * 2^23: adding it rounds to whole numbers
  private static final int ONE = 0x3f800000; // the bits of 1f
  private static final int MANTISSA_BITS = 23;
  private static final float SMALL = 0.25f;
  private static final float TANH_IS_ONE = 10;

  private VectorExponential() {}

  /** e^x for x from -87.33 to 87.33; beyond, what it is at these ends. */
  static FloatVector exp(FloatVector x) {
    FloatVector bounded = x.min(LARGEST).max(-LARGEST);
    FloatVector shifted = bounded.mul(LOG2_E).add(ROUNDING);
    FloatVector whole = shifted.sub(ROUNDING);
    FloatVector r = bounded.sub(whole.mul(LN2_HIGH)).sub(whole.mul(LN2_LOW));
    FloatVector square = r.mul(r);
    FloatVector high = r.mul(1f / 5040).add(1f / 720).mul(square).add(r.mul(1f / 120).add(1f / 24));
    FloatVector low = r.mul(1f / 6).add(0.5f).add(square.mul(high));
    FloatVector series = r.add(square.mul(low)).add(1);
    // The low bits of the shifted number are n; they become the exponent of 2^n.
    FloatVector power =
        shifted
            .reinterpretAsInts()
            .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
            .add(ONE)
            .reinterpretAsFloats();
    return series.mul(power);
  }

  /** {@code 1 / (1 + e^-x)}. */
  static FloatVector sigmoid(FloatVector x) {
    return Lanes.same(1).div(exp(x.neg()).add(1));
  }

  /** {@code tanh x}; for small x by its Taylor series, where the quotient would lose digits. */
  static FloatVector tanh(FloatVector x) {
    FloatVector square = x.mul(x);
    FloatVector series = square.mul(62f / 2835).sub(17f / 315);
    series = series.mul(square).add(2f / 15);
    series = series.mul(square).sub(1f / 3);
    FloatVector small = x.add(x.mul(square).mul(series));
    FloatVector size = x.abs().min(TANH_IS_ONE);
    FloatVector large = Lanes.same(1).sub(Lanes.same(2).div(exp(size.add(size)).add(1)));
    VectorMask<Float> negative = x.compare(VectorOperators.LT, 0);
    VectorMask<Float> isSmall = square.compare(VectorOperators.LT, SMALL * SMALL);
    return large.blend(large.neg(), negative).blend(small, isSmall);
  }
}
