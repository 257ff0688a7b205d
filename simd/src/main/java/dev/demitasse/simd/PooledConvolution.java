package dev.demitasse.simd;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.ForwardConvolution;
import dev.demitasse.kernels.Scratch;

/*
 * The picture is laid out as WindowPlanes, and WindowTaps takes sums and their largest eight channels
 * at a time: the outputs that are pooled never leave the registers. Each of them is the sum that
 * VectorConvolution takes, in the same order, so that both ways give the same bits.
 *
 * Filters: [channels / 8][taps][8], the last channel repeated. Scratch: the planes,
 * eight channels of windows.
 */
final class PooledConvolution implements ForwardConvolution {
  private final ConvGeometry g;
  private final WindowPlanes planes;
  private final int[] upper;
  private final int[] lower;
  private final float least;

  PooledConvolution(ConvGeometry geometry, boolean rectified) {
    g = geometry;
    planes = new WindowPlanes(g);
    least = rectified ? 0 : Float.NEGATIVE_INFINITY;
    upper = shifts(0);
    lower = shifts(1);
  }

  /** Where the values of each tap stand that the first output of a window's row meets. */
  private int[] shifts(int row) {
    int[] shifts = new int[g.inputChannels() * 9];
    for (int t = 0; t < shifts.length; t++) {
      shifts[t] = t / 9 * planes.channelSize() + planes.shift(t % 9 / 3 + row, t % 3);
    }
    return shifts;
  }

  @Override
  public int scratch() {
    return planes.floats() + WindowTaps.CHANNELS * planes.windows();
  }

  @Override
  public int filters() {
    return Math.ceilDiv(g.outputChannels(), WindowTaps.CHANNELS)
        * upper.length
        * WindowTaps.CHANNELS;
  }

  @Override
  public void layOut(float[] weights, float[] filters) {
    VectorConvolution.layOut(
        weights, g.outputChannels(), upper.length, WindowTaps.CHANNELS, filters);
  }

  @Override
  public void convolve(
      float[] x,
      int xOffset,
      float[] filters,
      float[] bias,
      float[] y,
      int yOffset,
      int from,
      int to,
      Scratch scratch) {
    float[] floats = scratch.floats();
    planes.split(x, xOffset, floats);
    int windows = planes.windows();
    for (int f = from; f < to; f += WindowTaps.CHANNELS) {
      int weight = f * upper.length;
      int last = Math.min(WindowTaps.CHANNELS, to - f) - 1;
      int target = yOffset + f * windows;
      WindowTaps.largest(
          windows,
          upper,
          lower,
          planes.columnStep(),
          floats,
          planes.floats(),
          filters,
          weight,
          bias,
          f,
          least,
          y,
          target,
          last);
    }
  }
}
