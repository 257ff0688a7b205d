package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;
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
 * such steps, where adding up one after the other would take four times as many. Each sum is taken in
 * the order of Lanes.sum.
 */

/** Adds up the lanes of many vectors. */
final class LaneSums {

  private LaneSums() {}

  /** Puts the sums of {@code LENGTH} vectors where the first of them stands, in their order. */
  static void add(float[] square, int at) {
    if (LENGTH > 8) {
      for (int i = 0; i < 8; i++) {
        merge(square, at + i * LENGTH, 8, SHIFT_8, BIT_8);
      }
    }
    if (LENGTH > 4) {
      for (int i = 0; i < 4; i++) {
        merge(square, at + i * LENGTH, 4, SHIFT_4, BIT_4);
      }
    }
    merge(square, at, 2, SHIFT_2, BIT_2);
    merge(square, at + LENGTH, 2, SHIFT_2, BIT_2);
    merge(square, at, 1, SHIFT_1, BIT_1);
  }

  private static void merge(
      float[] square, int at, int half, VectorShuffle<Float> shift, VectorMask<Float> bit) {
    FloatVector first = Lanes.load(square, at);
    FloatVector second = Lanes.load(square, at + half * LENGTH);
    FloatVector own = first.blend(second, bit);
    FloatVector other = first.rearrange(shift).blend(second.rearrange(shift), bit);
    own.add(other).intoArray(square, at);
  }
}
