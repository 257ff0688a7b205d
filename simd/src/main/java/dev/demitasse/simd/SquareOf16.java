package dev.demitasse.simd;

import static dev.demitasse.simd.Transposition.BIT_1;
import static dev.demitasse.simd.Transposition.BIT_2;
import static dev.demitasse.simd.Transposition.BIT_4;
import static dev.demitasse.simd.Transposition.BIT_8;
import static dev.demitasse.simd.Transposition.SHIFT_1;
import static dev.demitasse.simd.Transposition.SHIFT_2;
import static dev.demitasse.simd.Transposition.SHIFT_4;
import static dev.demitasse.simd.Transposition.SHIFT_8;

import jdk.incubator.vector.FloatVector;

/*
 * As in Transposition, but two of the four exchanges at a time: four rows are in registers, from
 * the source to memory and from memory to the target. Four times as fast.
 *
 * The method is longer than what C2 takes into its callers (325 bytes of bytecode, FreqInlineSize),
 * and is meant to be: a caller that takes in too much is no longer compiled well, and its vectors
 * become objects. So is every kernel of this module that is long.
 */

/** Transposes a square of vectors of 16 lanes. */
final class SquareOf16 {
  private static final int SIDE = 16;

  private SquareOf16() {}

  /** {@code to[j, i] = from[i, j]}, rows lying {@code step} and {@code toStep} apart. */
  static void transpose(
      float[] from,
      int offset,
      int step,
      float[] to,
      int toOffset,
      int toStep,
      float[] square,
      int at) {
    for (int i = 0; i < SIDE / 4; i++) {
      int p = offset + i * step;
      FloatVector a = Lanes.load(from, p);
      FloatVector b = Lanes.load(from, p + 4 * step);
      FloatVector c = Lanes.load(from, p + 8 * step);
      FloatVector d = Lanes.load(from, p + 12 * step);
      FloatVector ac = a.blend(c.rearrange(SHIFT_8), BIT_8);
      FloatVector ca = a.rearrange(SHIFT_8).blend(c, BIT_8);
      FloatVector bd = b.blend(d.rearrange(SHIFT_8), BIT_8);
      FloatVector db = b.rearrange(SHIFT_8).blend(d, BIT_8);
      int q = at + i * SIDE;
      ac.blend(bd.rearrange(SHIFT_4), BIT_4).intoArray(square, q);
      ac.rearrange(SHIFT_4).blend(bd, BIT_4).intoArray(square, q + 4 * SIDE);
      ca.blend(db.rearrange(SHIFT_4), BIT_4).intoArray(square, q + 8 * SIDE);
      ca.rearrange(SHIFT_4).blend(db, BIT_4).intoArray(square, q + 12 * SIDE);
    }
    for (int i = 0; i < SIDE; i += 4) {
      int p = at + i * SIDE;
      FloatVector a = Lanes.load(square, p);
      FloatVector b = Lanes.load(square, p + SIDE);
      FloatVector c = Lanes.load(square, p + 2 * SIDE);
      FloatVector d = Lanes.load(square, p + 3 * SIDE);
      FloatVector ac = a.blend(c.rearrange(SHIFT_2), BIT_2);
      FloatVector ca = a.rearrange(SHIFT_2).blend(c, BIT_2);
      FloatVector bd = b.blend(d.rearrange(SHIFT_2), BIT_2);
      FloatVector db = b.rearrange(SHIFT_2).blend(d, BIT_2);
      int q = toOffset + i * toStep;
      ac.blend(bd.rearrange(SHIFT_1), BIT_1).intoArray(to, q);
      ac.rearrange(SHIFT_1).blend(bd, BIT_1).intoArray(to, q + toStep);
      ca.blend(db.rearrange(SHIFT_1), BIT_1).intoArray(to, q + 2 * toStep);
      ca.rearrange(SHIFT_1).blend(db, BIT_1).intoArray(to, q + 3 * toStep);
    }
  }
}
