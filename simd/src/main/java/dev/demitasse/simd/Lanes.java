package dev.demitasse.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/*
 * The width of the machine's vectors shows in no result. What is computed lane by lane can't show it.
 * A sum that runs across lanes has LOGICAL lanes whatever the width: one vector of 512 bits, two of
 * 256, four of 128. Value i goes to lane i modulo LOGICAL, a lane takes its values in their order, and
 * the lanes are added up as `sum` does. A kernel takes the PARTS of LOGICAL lanes one after the other,
 * in steps of LOGICAL values.
 */

/** The vectors that the kernels compute with: the widest this machine works well with. */
final class Lanes {
  /** Lanes of a sum across lanes, and the most that a vector has. */
  static final int LOGICAL = 16;

  static final VectorSpecies<Float> FLOATS =
      FloatVector.SPECIES_PREFERRED.length() > LOGICAL
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;
  static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, FLOATS.vectorShape());

  /** How many floats a vector has. */
  static final int LENGTH = FLOATS.length();

  /** Bits of a vector. */
  static final int BITS = FLOATS.vectorBitSize();

  /** How many vectors make up the logical lanes of a sum. */
  static final int PARTS = LOGICAL / LENGTH;

  static final boolean FUSED = FusedMultiplyAdd.IS_FAST;

  private Lanes() {}

  /** How many values are left for whole vectors, from 0. */
  static int whole(int count) {
    return count - count % LENGTH;
  }

  /** How many values are left for whole sets of logical lanes, from 0. */
  static int wholeLogical(int count) {
    return count - count % LOGICAL;
  }

  /** The count, filled up to whole sets of logical lanes. */
  static int upToLogical(int count) {
    return wholeLogical(count + LOGICAL - 1);
  }

  static FloatVector load(float[] values, int offset) {
    return FloatVector.fromArray(FLOATS, values, offset);
  }

  static FloatVector same(float value) {
    return FloatVector.broadcast(FLOATS, value);
  }

  static FloatVector zero() {
    return FloatVector.zero(FLOATS);
  }

  static IntVector sameInt(int value) {
    return IntVector.broadcast(INTS, value);
  }

  /**
   * {@code a b + sum}, rounded once where the processor can do that; elsewhere it is rounded twice,
   * since fused it would have to be computed digit by digit.
   */
  static FloatVector multiplyAdd(FloatVector a, FloatVector b, FloatVector sum) {
    return FUSED ? a.fma(b, sum) : a.mul(b).add(sum);
  }

  /** The same for single values. */
  static float multiplyAdd(float a, float b, float sum) {
    return FUSED ? Math.fma(a, b, sum) : a * b + sum;
  }

  /** {@code sum += x}, value by value. */
  static void add(int count, float[] x, int offset, float[] sum, int sumOffset) {
    int whole = whole(count);
    for (int i = 0; i < whole; i += LENGTH) {
      load(sum, sumOffset + i).add(load(x, offset + i)).intoArray(sum, sumOffset + i);
    }
    for (int i = whole; i < count; i++) {
      sum[sumOffset + i] += x[offset + i];
    }
  }

  /**
   * The sum of {@code LOGICAL} values from {@code i} on, always in the same order: halves are added
   * until one value is left. (A vector's own sum of its lanes leaves the order open.)
   */
  static float sum(float[] v, int i) {
    float s0 = v[i] + v[i + 8] + (v[i + 4] + v[i + 12]);
    float s1 = v[i + 1] + v[i + 9] + (v[i + 5] + v[i + 13]);
    float s2 = v[i + 2] + v[i + 10] + (v[i + 6] + v[i + 14]);
    float s3 = v[i + 3] + v[i + 11] + (v[i + 7] + v[i + 15]);
    return s0 + s2 + (s1 + s3);
  }
}
