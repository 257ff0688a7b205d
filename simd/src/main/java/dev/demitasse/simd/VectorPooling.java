package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import dev.demitasse.kernels.PoolGeometry;
import dev.demitasse.kernels.PoolingKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;

/*
 * Windows of 2x2 side by side, where the output's rows are halves of vectors or more: a vector of
 * outputs is made of two vectors of each of two rows, whose even and odd columns are set apart by
 * shuffles. Where the windows of either half begin is counted along, since a division would take as
 * long as all else. Other windows are the portable kernels'.
 */
final class VectorPooling implements PoolingKernels {
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

  private final PoolingKernels portable;

  VectorPooling(PoolingKernels portable) {
    this.portable = portable;
  }

  private static IntVector steps() {
    int[] steps = new int[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      steps[i] = 2 * (i % HALF);
    }
    return IntVector.fromArray(Lanes.INTS, steps, 0);
  }

  private static boolean fits(PoolGeometry g) {
    return g.poolSize() == 2
        && g.stride() == 2
        && g.outputWidth() % HALF == 0
        && g.outputHeight() * g.outputWidth() % LENGTH == 0;
  }

  @Override
  public void maxPool(
      PoolGeometry g,
      float[] x,
      int xOffset,
      float[] y,
      int yOffset,
      int[] argmax,
      int argmaxOffset) {
    if (!fits(g)) {
      portable.maxPool(g, x, xOffset, y, yOffset, argmax, argmaxOffset);
      return;
    }
    for (int c = 0; c < g.channels(); c++) {
      int from = xOffset + c * g.height() * g.width();
      int to = c * g.outputHeight() * g.outputWidth();
      if (argmax == null) {
        pool(g, x, from, y, yOffset + to);
      } else {
        pool(g, x, xOffset, from - xOffset, y, yOffset + to, argmax, argmaxOffset + to);
      }
    }
  }

  /** One channel, the values alone. */
  private static void pool(PoolGeometry g, float[] x, int xOffset, float[] y, int yOffset) {
    int area = g.outputHeight() * g.outputWidth();
    int columns = 2 * g.outputWidth();
    int row = xOffset;
    int column = 0;
    for (int o = 0; o < area; o += LENGTH) {
      int first = row + column;
      int second = column + LENGTH < columns ? first + LENGTH : row + 2 * g.width();
      for (column += 2 * LENGTH; column >= columns; column -= columns) {
        row += 2 * g.width();
      }
      pool(first, second, g.width(), x, y, yOffset + o);
    }
  }

  /** One channel, which begins at {@code channel} behind {@code xOffset}. */
  private static void pool(
      PoolGeometry g,
      float[] x,
      int xOffset,
      int channel,
      float[] y,
      int yOffset,
      int[] argmax,
      int argmaxOffset) {
    int area = g.outputHeight() * g.outputWidth();
    int columns = 2 * g.outputWidth();
    int row = channel;
    int column = 0;
    for (int o = 0; o < area; o += LENGTH) {
      int first = row + column;
      int second = column + LENGTH < columns ? first + LENGTH : row + 2 * g.width();
      for (column += 2 * LENGTH; column >= columns; column -= columns) {
        row += 2 * g.width();
      }
      pool(first, second, g.width(), x, xOffset, y, yOffset + o, argmax, argmaxOffset + o);
    }
  }

  private static void pool(
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
    FloatVector value = a.rearrange(EVEN).blend(b.rearrange(EVEN), UPPER);
    IntVector place = places(first, second);
    FloatVector next = a.rearrange(ODD).blend(b.rearrange(ODD), UPPER);
    VectorMask<Float> larger = beats(next, value);
    value = value.blend(next, larger);
    place = place.blend(place.add(1), larger.cast(Lanes.INTS));

    a = Lanes.load(x, xOffset + first + width);
    b = Lanes.load(x, xOffset + second + width);
    IntVector below = places(first + width, second + width);
    next = a.rearrange(EVEN).blend(b.rearrange(EVEN), UPPER);
    larger = beats(next, value);
    value = value.blend(next, larger);
    place = place.blend(below, larger.cast(Lanes.INTS));
    next = a.rearrange(ODD).blend(b.rearrange(ODD), UPPER);
    larger = beats(next, value);
    value.blend(next, larger).intoArray(y, yOffset);
    place.blend(below.add(1), larger.cast(Lanes.INTS)).intoArray(argmax, argmaxOffset);
  }

  /** The values alone; the larger of two is no number if one of them is none. */
  private static void pool(int first, int second, int width, float[] x, float[] y, int yOffset) {
    FloatVector a = Lanes.load(x, first);
    FloatVector b = Lanes.load(x, second);
    a = a.max(Lanes.load(x, first + width));
    b = b.max(Lanes.load(x, second + width));
    FloatVector even = a.rearrange(EVEN).blend(b.rearrange(EVEN), UPPER);
    FloatVector odd = a.rearrange(ODD).blend(b.rearrange(ODD), UPPER);
    even.max(odd).intoArray(y, yOffset);
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

  @Override
  public void maxPoolGradient(
      PoolGeometry g,
      float[] dy,
      int dyOffset,
      int[] argmax,
      int argmaxOffset,
      float[] dx,
      int dxOffset) {
    boolean covered = g.width() == 2 * g.outputWidth() && g.height() == 2 * g.outputHeight();
    if (!fits(g) || !covered) {
      portable.maxPoolGradient(g, dy, dyOffset, argmax, argmaxOffset, dx, dxOffset);
      return;
    }
    int area = g.outputHeight() * g.outputWidth();
    int columns = 2 * g.outputWidth();
    for (int c = 0; c < g.channels(); c++) {
      int row = c * g.height() * g.width();
      int column = 0;
      for (int o = 0; o < area; o += LENGTH) {
        int first = row + column;
        int second = column + LENGTH < columns ? first + LENGTH : row + 2 * g.width();
        for (column += 2 * LENGTH; column >= columns; column -= columns) {
          row += 2 * g.width();
        }
        int at = c * area + o;
        IntVector place = IntVector.fromArray(Lanes.INTS, argmax, argmaxOffset + at);
        FloatVector gradient = Lanes.load(dy, dyOffset + at);
        spread(gradient, place, first, second, dx, dxOffset);
        spread(gradient, place, first + g.width(), second + g.width(), dx, dxOffset);
      }
    }
  }

  /** Writes a row of the windows: the gradient where the window's place is, and zeros. */
  private static void spread(
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
