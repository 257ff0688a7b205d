package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;
import static dev.demitasse.simd.Lanes.LOGICAL;
import static dev.demitasse.simd.Lanes.PARTS;
import static dev.demitasse.simd.Transposition.BIT_1;
import static dev.demitasse.simd.Transposition.BIT_2;
import static dev.demitasse.simd.Transposition.BIT_4;
import static dev.demitasse.simd.Transposition.BIT_8;
import static dev.demitasse.simd.Transposition.SHIFT_1;
import static dev.demitasse.simd.Transposition.SHIFT_2;
import static dev.demitasse.simd.Transposition.SHIFT_4;
import static dev.demitasse.simd.Transposition.SHIFT_8;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/*
 * Two vectors become one, half of whose lanes belong to either: lane l of the first is added to its
 * lane l + h, for halves of h, and so are those of the second. LENGTH vectors are one after LENGTH - 1
 * such steps, where adding up one after the other would take four times as many. Logical lanes that
 * are several vectors become one first, which is the same step with whole vectors for halves. Each
 * sum is taken in the order of Lanes.sum.
 */

/** Adds up the logical lanes of many sums. */
final class LaneSums {
  /** How many sums are added up together. */
  static final int TOGETHER = LOGICAL;

  /** Floats of their lanes. */
  static final int SQUARE = TOGETHER * LOGICAL;

  private LaneSums() {}

  /** Puts the sums of {@code TOGETHER} sets of lanes where the first stands, in their order. */
  static void add(float[] square, int at) {
    for (int i = 0; i < TOGETHER; i += LENGTH) {
      int from = at + i * LOGICAL;
      if (PARTS > 1) {
        for (int r = 0; r < LENGTH; r++) {
          join(square, from + r * LOGICAL, from + r * LENGTH);
        }
      }
      addVectors(square, from, at + i);
    }
  }

  private static void join(float[] square, int from, int to) {
    FloatVector sum = Lanes.load(square, from).add(Lanes.load(square, from + LOGICAL / 2));
    if (PARTS > 2) {
      int second = from + LENGTH;
      FloatVector other = Lanes.load(square, second).add(Lanes.load(square, second + LOGICAL / 2));
      sum = sum.add(other);
    }
    sum.intoArray(square, to);
  }

  private static void addVectors(float[] square, int from, int to) {
    if (LENGTH > 8) {
      for (int i = 0; i < 8; i++) {
        merge(square, from + i * LENGTH, 8, SHIFT_8, BIT_8, from + i * LENGTH);
      }
    }
    if (LENGTH > 4) {
      for (int i = 0; i < 4; i++) {
        merge(square, from + i * LENGTH, 4, SHIFT_4, BIT_4, from + i * LENGTH);
      }
    }
    merge(square, from, 2, SHIFT_2, BIT_2, from);
    merge(square, from + LENGTH, 2, SHIFT_2, BIT_2, from + LENGTH);
    merge(square, from, 1, SHIFT_1, BIT_1, to);
  }

  private static void merge(
      float[] square, int at, int half, VectorShuffle<Float> shift, VectorMask<Float> bit, int to) {
    FloatVector first = Lanes.load(square, at);
    FloatVector second = Lanes.load(square, at + half * LENGTH);
    FloatVector own = first.blend(second, bit);
    FloatVector other = first.rearrange(shift).blend(second.rearrange(shift), bit);
    own.add(other).intoArray(square, to);
  }
}
