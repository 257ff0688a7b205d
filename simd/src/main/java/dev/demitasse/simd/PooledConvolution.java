package dev.demitasse.simd;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.ForwardConvolution;
import dev.demitasse.kernels.Scratch;

/*
 * The picture is laid out as WindowPlanes, and WindowTaps takes sums and their largest four channels at
 * a time: the outputs that are pooled never leave the registers. Each of them is the sum that
 * VectorConvolution takes, in the same order, so that both ways give the same bits.
 *
 * Filters: [channels / 4][taps][4], the last channel repeated. Scratch: the planes.
 */
final class PooledConvolution implements ForwardConvolution {
  private final ConvGeometry g;
  private final WindowPlanes planes;
  private final int[] shifts;
  private final float least;

  PooledConvolution(ConvGeometry geometry, boolean rectified) {
    g = geometry;
    planes = new WindowPlanes(g);
    least = rectified ? 0 : Float.NEGATIVE_INFINITY;
    int taps = g.inputChannels() * 9;
    shifts = new int[taps * WindowTaps.OUTPUTS];
    for (int t = 0; t < taps; t++) {
      int channel = t / 9 * planes.channelSize();
      for (int o = 0; o < WindowTaps.OUTPUTS; o++) {
        int shift = planes.shift(t % 9 / 3 + o / 2, t % 3 + o % 2);
        shifts[t * WindowTaps.OUTPUTS + o] = channel + shift;
      }
    }
  }

  @Override
  public int scratch() {
    return planes.floats();
  }

  @Override
  public int filters() {
    return Math.ceilDiv(g.outputChannels(), WindowTaps.CHANNELS) * shifts.length;
  }

  @Override
  public void layOut(float[] weights, float[] filters) {
    VectorConvolution.layOut(
        weights, g.outputChannels(), g.inputChannels() * 9, WindowTaps.CHANNELS, filters);
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
      int weight = f * g.inputChannels() * 9;
      int last = Math.min(WindowTaps.CHANNELS, to - f) - 1;
      int target = yOffset + f * windows;
      WindowTaps.largest(windows, shifts, floats, filters, weight, bias, f, least, y, target, last);
    }
  }
}
