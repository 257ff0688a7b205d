package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;

/*
 * A vector of outputs is made of two vectors of each of two rows, whose even and odd columns are
 * set apart by shuffles. The second vectors need not lie behind the first.
 */

/** A vector of windows of 2x2 that lie side by side, and the way back. */
final class Maxima {
  private static final int HALF = LENGTH / 2;
  private static final VectorMask<Float> UPPER = VectorMask.fromLong(Lanes.FLOATS, -1L << HALF);
  private static final VectorMask<Integer> UPPER_INTS = UPPER.cast(Lanes.INTS);
  private static final VectorShuffle<Float> EVEN =
      VectorShuffle.fromOp(Lanes.FLOATS, i -> 2 * i % LENGTH);
  private static final VectorShuffle<Float> ODD =
      VectorShuffle.fromOp(Lanes.FLOATS, i -> 2 * i % LENGTH + 1);
  private static final VectorShuffle<Float> LOWER_TWICE =
      VectorShuffle.fromOp(Lanes.FLOATS, i -> i / 2);
  private static final VectorShuffle<Float> UPPER_TWICE =
      VectorShuffle.fromOp(Lanes.FLOATS, i -> HALF + i / 2);
  private static final VectorMask<Float> ODD_LANES =
      VectorMask.fromLong(Lanes.FLOATS, 0xaaaaaaaaaaaaaaaaL);
  private static final IntVector STEPS = steps();

  private Maxima() {}

  private static IntVector steps() {
    int[] steps = new int[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      steps[i] = 2 * (i % HALF);
    }
    return IntVector.fromArray(Lanes.INTS, steps, 0);
  }

  /** The values in even places of two vectors, which lie in a row. */
  static FloatVector even(FloatVector a, FloatVector b) {
    return a.rearrange(EVEN).blend(b.rearrange(EVEN), UPPER);
  }

  /** The values in odd places of two vectors, which lie in a row. */
  static FloatVector odd(FloatVector a, FloatVector b) {
    return a.rearrange(ODD).blend(b.rearrange(ODD), UPPER);
  }

  /** The lower halves of two vectors, whose values go to even and odd places. */
  static FloatVector alternateLower(FloatVector even, FloatVector odd) {
    return even.rearrange(LOWER_TWICE).blend(odd.rearrange(LOWER_TWICE), ODD_LANES);
  }

  /** The upper halves. */
  static FloatVector alternateUpper(FloatVector even, FloatVector odd) {
    return even.rearrange(UPPER_TWICE).blend(odd.rearrange(UPPER_TWICE), ODD_LANES);
  }

  /**
   * Overwrites a vector of y with the largest values; the larger of two is no number if one of them
   * is none.
   *
   * @param first where in x the windows of the lower half begin
   * @param second where those of the upper half begin
   * @param width how far x's rows lie apart
   */
  static void values(int first, int second, int width, float[] x, float[] y, int yOffset) {
    FloatVector a = Lanes.load(x, first);
    FloatVector b = Lanes.load(x, second);
    a = a.max(Lanes.load(x, first + width));
    b = b.max(Lanes.load(x, second + width));
    even(a, b).max(odd(a, b)).intoArray(y, yOffset);
  }

  /**
   * Overwrites a vector of y and one of argmax, where places are counted from {@code xOffset}, as
   * {@code first} and {@code second} are.
   */
  static void valuesAndPlaces(
      int first,
      int second,
      int width,
      float[] x,
      int xOffset,
      float[] y,
      int yOffset,
      int[] argmax,
      int argmaxOffset) {
    FloatVector a = Lanes.load(x, xOffset + first);
    FloatVector b = Lanes.load(x, xOffset + second);
    FloatVector value = even(a, b);
    IntVector place = places(first, second);
    FloatVector next = odd(a, b);
    VectorMask<Float> larger = beats(next, value);
    value = value.blend(next, larger);
    place = place.blend(place.add(1), larger.cast(Lanes.INTS));

    a = Lanes.load(x, xOffset + first + width);
    b = Lanes.load(x, xOffset + second + width);
    IntVector below = places(first + width, second + width);
    next = even(a, b);
    larger = beats(next, value);
    value = value.blend(next, larger);
    place = place.blend(below, larger.cast(Lanes.INTS));
    next = odd(a, b);
    larger = beats(next, value);
    value.blend(next, larger).intoArray(y, yOffset);
    place.blend(below.add(1), larger.cast(Lanes.INTS)).intoArray(argmax, argmaxOffset);
  }

  private static IntVector places(int first, int second) {
    return Lanes.sameInt(first).blend(Lanes.sameInt(second), UPPER_INTS).add(STEPS);
  }

  /** Where a candidate is larger, or the first that is no number. */
  private static VectorMask<Float> beats(FloatVector candidate, FloatVector value) {
    return candidate
        .compare(VectorOperators.LE, value)
        .not()
        .and(value.compare(VectorOperators.EQ, value));
  }

  /** Overwrites a row of the windows in dx: the gradient where the place is, and zeros. */
  static void spread(
      FloatVector gradient, IntVector place, int first, int second, float[] dx, int dxOffset) {
    IntVector left = places(first, second);
    VectorMask<Float> isLeft = place.compare(VectorOperators.EQ, left).cast(Lanes.FLOATS);
    VectorMask<Float> isRight = place.compare(VectorOperators.EQ, left.add(1)).cast(Lanes.FLOATS);
    FloatVector even = Lanes.zero().blend(gradient, isLeft);
    FloatVector odd = Lanes.zero().blend(gradient, isRight);
    even.rearrange(LOWER_TWICE)
        .blend(odd.rearrange(LOWER_TWICE), ODD_LANES)
        .intoArray(dx, dxOffset + first);
    even.rearrange(UPPER_TWICE)
        .blend(odd.rearrange(UPPER_TWICE), ODD_LANES)
        .intoArray(dx, dxOffset + second);
  }
}
