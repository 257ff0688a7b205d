package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import dev.demitasse.kernels.ConvGeometry;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * A channel whose every s-th row and column have been computed apart, s x s phases, each of which
 * lies in rows without a border and has room for a vector beyond its end.
 *
 * <p>Phase (a, b) has the rows h and columns w for which {@code (h + top) mod s} is a and {@code (w
 * + left) mod s} is b.
 */
final class Phases {
  private final int height;
  private final int width;
  private final int top;
  private final int left;
  private final int stride;
  private final int pitch;
  private final int step;
  private final int[] evens; // where the even columns of a row begin, for a stride of 2
  private final int[] odds; // where its odd ones do

  /**
   * The phases of a convolution's input.
   *
   * @param pitch how far rows of a phase lie apart, or 0 where they follow each other
   */
  Phases(ConvGeometry g, int pitch) {
    height = g.height();
    width = g.width();
    top = g.pad().top();
    left = g.pad().left();
    stride = g.stride();
    this.pitch = pitch;
    step = Math.ceilDiv(height, stride) * Math.max(pitch, Math.ceilDiv(width, stride));
    evens = new int[height];
    odds = new int[height];
    Arrays.setAll(evens, h -> place(h, 0));
    Arrays.setAll(odds, h -> place(h, 1));
  }

  /** Floats of all phases. */
  int floats() {
    return stride * stride * (step + Lanes.LOGICAL);
  }

  /** Where a phase begins. */
  int at(int a, int b) {
    return (a * stride + b) * (step + Lanes.LOGICAL);
  }

  /** The first row of a phase. */
  private int firstRow(int a) {
    return Math.floorMod(a - top, stride);
  }

  /** The first column of a phase. */
  private int firstColumn(int b) {
    return Math.floorMod(b - left, stride);
  }

  /** Rows of a phase. */
  int rows(int a) {
    return Math.max(0, Math.ceilDiv(height - firstRow(a), stride));
  }

  /** Columns of a phase. */
  int columns(int b) {
    return Math.max(0, Math.ceilDiv(width - firstColumn(b), stride));
  }

  private int pitch(int b) {
    return pitch == 0 ? columns(b) : pitch;
  }

  /** Where a phase begins in a plane of the bordered picture. */
  int first(int a, int b, int planePitch) {
    return (firstRow(a) + top) / stride * planePitch + (firstColumn(b) + left) / stride;
  }

  private int place(int h, int w) {
    int b = (w + left) % stride;
    return at((h + top) % stride, b) + h / stride * pitch(b) + w / stride;
  }

  /** Overwrites the channel with its phases. */
  void join(float[] phases, int phasesAt, float[] x, int to) {
    for (int h = 0; h < height; h++) {
      if (stride == 2) {
        joinHalves(phases, phasesAt + evens[h], phasesAt + odds[h], x, to + h * width);
        continue;
      }
      if (stride == 1) {
        System.arraycopy(phases, phasesAt + evens[h], x, to + h * width, width);
        continue;
      }
      for (int w = 0; w < width; w++) {
        x[to + h * width + w] = phases[phasesAt + place(h, w)];
      }
    }
  }

  /** A row of even and odd columns, in whole vectors as far as the row has them. */
  private void joinHalves(float[] phases, int even, int odd, float[] x, int target) {
    int w = 0;
    for (int end = width - 2 * LENGTH; w <= end; w += 2 * LENGTH) {
      FloatVector evens = Lanes.load(phases, even + w / 2);
      FloatVector odds = Lanes.load(phases, odd + w / 2);
      Maxima.alternateLower(evens, odds).intoArray(x, target + w);
      Maxima.alternateUpper(evens, odds).intoArray(x, target + w + LENGTH);
    }
    if (w + LENGTH <= width) {
      FloatVector evens = Lanes.load(phases, even + w / 2);
      FloatVector odds = Lanes.load(phases, odd + w / 2);
      Maxima.alternateLower(evens, odds).intoArray(x, target + w);
      w += LENGTH;
    }
    for (; w + 1 < width; w += 2) {
      x[target + w] = phases[even + w / 2];
      x[target + w + 1] = phases[odd + w / 2];
    }
    if (w < width) {
      x[target + w] = phases[even + w / 2];
    }
  }
}
