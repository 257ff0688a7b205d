package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.Padding;
import dev.demitasse.kernels.PhasePlanes;
import java.util.Arrays;
import java.util.stream.IntStream;

/*
 * The forward convolution the other way round: the output's gradient, as runs with zeros between
 * its rows and around it, meets each tap at a negative shift. For a stride of s, each of the s x s
 * phases of the picture is computed for itself, from the taps that reach it. For a stride of 1 the
 * output's gradient may be laid out as ShiftedPlanes, whose taps are those of the filter turned round.
 *
 * Filters: for each phase [channels / 8][taps of the phase][8], the last channel repeated. Scratch:
 * the runs of all output channels, a vector of room behind them, runs of eight input channels.
 */
final class DataGradient {
  private static final float[] NO_BIAS = new float[Taps.CHANNELS];

  /** The taps that reach a phase, and where their filters begin. */
  private record Phase(int a, int b, int[] taps, int[] shifts, int filters) {}

  private final ConvGeometry g;
  private final int margin;
  private final int run;
  private final int runsAt;
  private final int firstPlace;
  private final int length;
  private final ShiftedPlanes shifted;
  private final boolean isShifted;
  private final boolean inPlace;
  private final Places places;
  private final Phase[] phases;
  private final int filters;

  DataGradient(ConvGeometry geometry) {
    g = geometry;
    margin = PhasePlanes.margin(g);
    run = PhasePlanes.planeSize(g) + margin;
    shifted =
        new ShiftedPlanes(
            g.outputChannels(),
            g.outputHeight(),
            g.outputWidth(),
            g.filterSize(),
            g.dilation(),
            turnedPad(g));
    isShifted =
        g.stride() == 1
            && g.inputChannels() >= Taps.CHANNELS // for fewer, copying takes longer than it saves
            && isPositive(shifted.pad())
            && shifted.isBetter();
    runsAt = (isShifted ? shifted.floats() : g.outputChannels() * run) + LENGTH;
    inPlace = isShifted || (g.stride() == 1 && g.width() % LENGTH == 0);
    int width = PhasePlanes.width(g);
    firstPlace = g.stride() == 1 ? PhasePlanes.border(g) : 0;
    length = g.stride() == 1 ? (g.height() - 1) * width + g.width() : PhasePlanes.planeSize(g);
    places = places(width);
    phases = new Phase[g.stride() * g.stride()];
    int at = 0;
    for (int i = 0; i < phases.length; i++) {
      phases[i] = phase(i / g.stride(), i % g.stride(), at);
      at += Math.ceilDiv(g.inputChannels(), Taps.CHANNELS) * Taps.CHANNELS * phases[i].taps.length;
    }
    filters = at;
  }

  /** The zeros around the output's gradient that the filter meets, turned round. */
  private static Padding turnedPad(ConvGeometry g) {
    int reach = g.extent() - 1;
    Padding pad = g.pad();
    return new Padding(
        reach - pad.top(), reach - pad.left(), reach - pad.bottom(), reach - pad.right());
  }

  private static boolean isPositive(Padding pad) {
    return pad.top() >= 0 && pad.left() >= 0 && pad.bottom() >= 0 && pad.right() >= 0;
  }

  private Places places(int width) {
    if (isShifted) {
      return shifted.places();
    }
    return inPlace
        ? Places.rows(g.height(), g.width(), firstPlace, width)
        : Places.run(length, firstPlace);
  }

  private Phase phase(int a, int b, int filtersAt) {
    int size = g.filterSize();
    int[] rows = reaching(a);
    int[] columns = reaching(b);
    int[] taps = new int[g.outputChannels() * rows.length * columns.length];
    int[] shifts = new int[taps.length];
    int t = 0;
    for (int f = 0; f < g.outputChannels(); f++) {
      for (int i : rows) {
        for (int j : columns) {
          taps[t] = f * g.inputChannels() * size * size + i * size + j;
          shifts[t++] =
              isShifted
                  ? shifted.shift(f, size - 1 - i, size - 1 - j)
                  : f * run + margin - PhasePlanes.shift(g, i, j);
        }
      }
    }
    return new Phase(a, b, taps, shifts, filtersAt);
  }

  /** The filter's rows, or columns, that reach a phase. */
  private int[] reaching(int phase) {
    return IntStream.range(0, g.filterSize())
        .filter(i -> i * g.dilation() % g.stride() == phase)
        .toArray();
  }

  int scratch() {
    return runsAt + (inPlace ? 0 : Taps.CHANNELS * places.size());
  }

  int filters() {
    return filters;
  }

  void layOut(float[] weights, float[] filters) {
    int square = g.filterSize() * g.filterSize();
    int at = 0;
    for (Phase phase : phases) {
      for (int c = 0; c < g.inputChannels(); c += Taps.CHANNELS) {
        for (int tap : phase.taps) {
          for (int r = 0; r < Taps.CHANNELS; r++) {
            filters[at++] = weights[tap + Math.min(c + r, g.inputChannels() - 1) * square];
          }
        }
      }
    }
  }

  void compute(
      float[] dy, int dyOffset, float[] filters, float[] dx, int dxOffset, float[] floats) {
    if (isShifted) {
      shifted.split(dy, dyOffset, floats);
    } else {
      spread(dy, dyOffset, floats);
    }
    for (Phase phase : phases) {
      for (int c = 0; c < g.inputChannels(); c += Taps.CHANNELS) {
        compute(phase, c, filters, dx, dxOffset, floats);
      }
    }
  }

  private void spread(float[] dy, int dyOffset, float[] floats) {
    Arrays.fill(floats, 0, runsAt, 0);
    int area = g.outputHeight() * g.outputWidth();
    for (int f = 0; f < g.outputChannels(); f++) {
      Planes.spread(g, dy, dyOffset + f * area, floats, f * run + margin);
    }
  }

  private void compute(
      Phase phase, int c, float[] filters, float[] dx, int dxOffset, float[] floats) {
    int area = g.height() * g.width();
    int channels = Math.min(Taps.CHANNELS, g.inputChannels() - c);
    int filter = phase.filters + c * phase.taps.length;
    int[] shifts = phase.shifts;
    int at = dxOffset + c * area;
    if (inPlace) {
      places.sum(shifts, floats, filters, filter, NO_BIAS, 0, dx, at, area, channels);
      return;
    }
    int size = places.size();
    places.sum(shifts, floats, filters, filter, NO_BIAS, 0, floats, runsAt, size, channels);
    for (int r = 0; r < channels; r++) {
      int plane = runsAt + r * size;
      PhasePlanes.join(g, phase.a, phase.b, floats, plane, firstPlace, length, dx, at + r * area);
    }
  }
}
