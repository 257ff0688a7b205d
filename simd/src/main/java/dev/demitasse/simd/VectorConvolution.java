package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.Convolution;
import dev.demitasse.kernels.Padding;
import dev.demitasse.kernels.PhasePlanes;
import dev.demitasse.kernels.Scratch;
import java.util.Arrays;

/*
 * No im2col: the picture is laid out once as PhasePlanes, where a filter's tap is one shift, for
 * any stride, or as ShiftedPlanes. The output is sums of shifts, taken by Taps eight channels at a
 * time. Where its rows are whole vectors, or lie in a row themselves, it is written in place; else it
 * is computed as one run over the planes' width, from which the rows are then taken.
 *
 * Filters: [channels / 8][taps][8], the last channel repeated. Scratch: the planes, a vector of
 * room behind them, runs of eight channels.
 */
final class VectorConvolution implements Convolution {
  private final ConvGeometry g;
  private final BorderedPlanes planes;
  private final ShiftedPlanes shifted;
  private final boolean isDirect;
  private final boolean isShifted;
  private final int[] shifts;
  private final boolean inPlace;
  private final Places places;
  private final int runsAt;
  private final DataGradient dataGradient;
  private final WeightGradient weightGradient;

  VectorConvolution(ConvGeometry geometry) {
    g = geometry;
    planes = BorderedPlanes.of(g);
    shifted =
        new ShiftedPlanes(
            g.inputChannels(), g.height(), g.width(), g.filterSize(), g.dilation(), g.pad());
    isDirect = isPointwise(g);
    isShifted = !isDirect && g.stride() == 1 && shifted.isBetter();
    inPlace = isDirect || isShifted || g.outputWidth() % LENGTH == 0;
    if (isDirect) {
      shifts = channels(g.inputChannels(), g.height() * g.width());
      places = Places.all(g.height() * g.width());
      runsAt = 0;
    } else if (isShifted) {
      shifts = shifts(shifted);
      places = shifted.places();
      runsAt = shifted.floats() + LENGTH;
    } else {
      shifts = planes.shifts(g);
      places =
          inPlace
              ? Places.rows(g.outputHeight(), g.outputWidth(), 0, planes.pitch())
              : Places.run(PhasePlanes.runLength(g), 0);
      runsAt = g.inputChannels() * planes.floats();
    }
    dataGradient = new DataGradient(g);
    weightGradient = weightGradient(g);
  }

  private static WeightGradient weightGradient(ConvGeometry g) {
    if (WinogradConvolution.suitsWeights(g)) {
      return new WinogradWeightGradient(g);
    }
    return WideWeightGradient.suits(g) ? new WideWeightGradient(g) : new NarrowWeightGradient(g);
  }

  /** Whether it is a matrix product of filters and picture, as it is: with filters of one value. */
  static boolean isPointwise(ConvGeometry g) {
    return g.filterSize() == 1
        && g.stride() == 1
        && g.pad().equals(Padding.NONE)
        && g.height() * g.width() >= LENGTH;
  }

  /** Where channels begin. */
  static int[] channels(int count, int area) {
    int[] channels = new int[count];
    Arrays.setAll(channels, c -> c * area);
    return channels;
  }

  private static int[] shifts(ShiftedPlanes planes) {
    int size = planes.size();
    int[] shifts = new int[planes.channels() * size * size];
    for (int t = 0; t < shifts.length; t++) {
      shifts[t] = planes.shift(t / (size * size), t / size % size, t % size);
    }
    return shifts;
  }

  @Override
  public int scratch() {
    int forward = runsAt + (inPlace ? 0 : Taps.CHANNELS * places.size());
    return Math.max(forward, Math.max(dataGradient.scratch(), weightGradient.scratch()));
  }

  @Override
  public int filters() {
    return Math.ceilDiv(g.outputChannels(), Taps.CHANNELS) * shifts.length * Taps.CHANNELS;
  }

  @Override
  public void layOut(float[] weights, float[] filters) {
    layOut(weights, g.outputChannels(), shifts.length, Taps.CHANNELS, filters);
  }

  /** Lays filters out as [channels / group][taps][group], the last channel repeated. */
  static void layOut(float[] weights, int channels, int taps, int group, float[] filters) {
    int at = 0;
    for (int f = 0; f < channels; f += group) {
      for (int t = 0; t < taps; t++) {
        for (int r = 0; r < group; r++) {
          filters[at++] = weights[Math.min(f + r, channels - 1) * taps + t];
        }
      }
    }
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
    if (isShifted) {
      shifted.split(x, xOffset, floats);
    } else if (!isDirect) {
      planes.copyAll(g.inputChannels(), x, xOffset, floats);
    }
    float[] source = isDirect ? x : floats;
    int first = isDirect ? xOffset : 0;
    int area = g.outputHeight() * g.outputWidth();
    for (int f = from; f < to; f += Taps.CHANNELS) {
      int channels = Math.min(Taps.CHANNELS, to - f);
      int weight = f * shifts.length;
      if (inPlace) {
        int target = yOffset + f * area;
        places.sum(shifts, source, first, filters, weight, bias, f, y, target, area, channels);
      } else {
        int size = places.size();
        places.sum(shifts, floats, 0, filters, weight, bias, f, floats, runsAt, size, channels);
        for (int r = 0; r < channels; r++) {
          int run = runsAt + r * size;
          int length = PhasePlanes.runLength(g);
          PhasePlanes.gather(g, floats, run, 0, length, y, yOffset + (f + r) * area);
        }
      }
    }
  }

  @Override
  public int backwardFilters() {
    return dataGradient.filters();
  }

  @Override
  public void layOutBackward(float[] weights, float[] filters) {
    dataGradient.layOut(weights, filters);
  }

  @Override
  public void dataGradient(
      float[] dy, int dyOffset, float[] filters, float[] dx, int dxOffset, Scratch scratch) {
    dataGradient.compute(dy, dyOffset, filters, dx, dxOffset, scratch.floats());
  }

  @Override
  public int sums() {
    return weightGradient.sums();
  }

  @Override
  public void addWeightGradient(
      float[] x, int xOffset, float[] dy, int dyOffset, float[] sums, Scratch scratch) {
    weightGradient.add(x, xOffset, dy, dyOffset, sums, scratch.floats());
  }

  @Override
  public void gradients(float[] sums, float[] dw, float[] db) {
    weightGradient.gradients(sums, dw, db);
  }
}
