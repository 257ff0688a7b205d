package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/*
 * A square of LENGTH x LENGTH is transposed by exchanging its upper right and lower left quarters,
 * then those of each quarter, and so on: for halves of h, rows i and i + h exchange the lanes whose
 * number has the bit h. After Eklundh, A fast computer method for matrix transposing, IEEE
 * Transactions on Computers C-21, 1972.
 */

/** Transposes matrices, squares of vectors at a time. */
final class Transposition {
  /** Floats of memory that a square takes. */
  static final int SQUARE = LENGTH * LENGTH;

  /** Exchanges lanes whose numbers differ by this. */
  static final VectorShuffle<Float> SHIFT_8 = shift(8);

  static final VectorShuffle<Float> SHIFT_4 = shift(4);
  static final VectorShuffle<Float> SHIFT_2 = shift(2);
  static final VectorShuffle<Float> SHIFT_1 = shift(1);

  /** The lanes whose numbers have this bit. */
  static final VectorMask<Float> BIT_8 = bit(8);

  static final VectorMask<Float> BIT_4 = bit(4);
  static final VectorMask<Float> BIT_2 = bit(2);
  static final VectorMask<Float> BIT_1 = bit(1);

  private Transposition() {}

  private static VectorShuffle<Float> shift(int half) {
    return VectorShuffle.fromOp(Lanes.FLOATS, i -> (i ^ half) % LENGTH);
  }

  private static VectorMask<Float> bit(int half) {
    boolean[] set = new boolean[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      set[i] = (i & half) != 0;
    }
    return VectorMask.fromArray(Lanes.FLOATS, set, 0);
  }

  /**
   * {@code to[j, i] = from[i, j]} for {@code from [rows, columns]}.
   *
   * @param step how far from's rows lie apart
   * @param toStep how far to's rows lie apart
   * @param square memory for {@link #SQUARE} floats
   * @param squareAt where that begins
   */
  static void transpose(
      int rows,
      int columns,
      float[] from,
      int offset,
      int step,
      float[] to,
      int toOffset,
      int toStep,
      float[] square,
      int squareAt) {
    for (int i = 0; i < rows; i += LENGTH) {
      int height = Math.min(LENGTH, rows - i);
      for (int j = 0; j < columns; j += LENGTH) {
        int width = Math.min(LENGTH, columns - j);
        if (LENGTH == 16 && height == LENGTH && width == LENGTH) {
          int source = offset + i * step + j;
          int target = toOffset + j * toStep + i;
          SquareOf16.transpose(from, source, step, to, target, toStep, square, squareAt);
          continue;
        }
        take(height, width, from, offset + i * step + j, step, square, squareAt);
        exchange(square, squareAt);
        give(height, width, square, squareAt, to, toOffset + j * toStep + i, toStep);
      }
    }
  }

  private static void take(
      int height, int width, float[] from, int offset, int step, float[] square, int at) {
    if (width == LENGTH) {
      for (int i = 0; i < height; i++) {
        Lanes.load(from, offset + i * step).intoArray(square, at + i * LENGTH);
      }
    } else {
      for (int i = 0; i < height; i++) {
        System.arraycopy(from, offset + i * step, square, at + i * LENGTH, width);
      }
    }
    Arrays.fill(square, at + height * LENGTH, at + SQUARE, 0);
  }

  private static void give(
      int height, int width, float[] square, int at, float[] to, int offset, int step) {
    if (height == LENGTH) {
      for (int j = 0; j < width; j++) {
        Lanes.load(square, at + j * LENGTH).intoArray(to, offset + j * step);
      }
    } else {
      for (int j = 0; j < width; j++) {
        System.arraycopy(square, at + j * LENGTH, to, offset + j * step, height);
      }
    }
  }

  private static void exchange(float[] square, int at) {
    if (LENGTH > 8) {
      for (int n = 0; n < LENGTH / 2; n++) {
        exchange(square, at, n, 8, SHIFT_8, BIT_8);
      }
    }
    if (LENGTH > 4) {
      for (int n = 0; n < LENGTH / 2; n++) {
        exchange(square, at, n, 4, SHIFT_4, BIT_4);
      }
    }
    for (int n = 0; n < LENGTH / 2; n++) {
      exchange(square, at, n, 2, SHIFT_2, BIT_2);
    }
    for (int n = 0; n < LENGTH / 2; n++) {
      exchange(square, at, n, 1, SHIFT_1, BIT_1);
    }
  }

  /**
   * The n-th pair of rows. Small enough to become part of the loops, where the compiler knows the
   * shuffle and the mask; as arguments of a call they would be objects, and so would the vectors.
   */
  private static void exchange(
      float[] square, int at, int n, int half, VectorShuffle<Float> shift, VectorMask<Float> bit) {
    int upperAt = at + (2 * n - (n & half - 1)) * LENGTH;
    int lowerAt = upperAt + half * LENGTH;
    FloatVector upper = Lanes.load(square, upperAt);
    FloatVector lower = Lanes.load(square, lowerAt);
    upper.blend(lower.rearrange(shift), bit).intoArray(square, upperAt);
    upper.rearrange(shift).blend(lower, bit).intoArray(square, lowerAt);
  }
}
