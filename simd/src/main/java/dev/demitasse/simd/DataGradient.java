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
 * phases of the picture is computed for itself, from the taps that reach it, and then they are joined.
 * For a stride of 1 the output's gradient may be laid out as ShiftedPlanes, whose taps are those of the
 * filter turned round; and filters of one value find it as it is.
 *
 * Filters: for each phase [channels / 8][taps of the phase][8], the last channel repeated. Scratch:
 * the runs of all output channels, a vector of room behind them, phases of eight input channels.
 */
final class DataGradient {
  private static final float[] NO_BIAS = new float[Taps.CHANNELS];

  /** The taps that reach a phase, where its filters begin, its vectors and where they go. */
  private record Phase(int[] taps, int[] shifts, int filters, Places places, int at) {}

  private final ConvGeometry g;
  private final int margin;
  private final int run;
  private final int runsAt;
  private final ShiftedPlanes shifted;
  private final boolean isDirect;
  private final boolean isShifted;
  private final boolean inPlace;
  private final BorderedPlanes gradient;
  private final Phases picture;
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
    isDirect = VectorConvolution.isPointwise(g);
    isShifted =
        !isDirect
            && g.stride() == 1
            && g.inputChannels() >= Taps.CHANNELS // for fewer, copying takes longer than it saves
            && isPositive(shifted.pad())
            && shifted.isBetter();
    runsAt = (isShifted ? shifted.floats() : g.outputChannels() * run) + LENGTH;
    int height = g.outputHeight();
    int pitch = PhasePlanes.width(g);
    gradient = new BorderedPlanes(height, g.outputWidth(), 0, 0, height, pitch, 1);
    boolean inRows = g.width() % (g.stride() * LENGTH) == 0;
    inPlace = isDirect || isShifted || (g.stride() == 1 && inRows);
    picture = new Phases(g, inRows ? 0 : pitch);
    phases = new Phase[g.stride() * g.stride()];
    int at = 0;
    for (int i = 0; i < phases.length; i++) {
      phases[i] = phase(i / g.stride(), i % g.stride(), at, inRows);
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

  private Phase phase(int a, int b, int filtersAt, boolean inRows) {
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
          shifts[t++] = shift(f, i, j);
        }
      }
    }
    return new Phase(taps, shifts, filtersAt, places(a, b, inRows), picture.at(a, b));
  }

  /** The filter's rows, or columns, that reach a phase. */
  private int[] reaching(int phase) {
    return IntStream.range(0, g.filterSize())
        .filter(i -> i * g.dilation() % g.stride() == phase)
        .toArray();
  }

  private int shift(int f, int i, int j) {
    if (isDirect) {
      return f * g.outputHeight() * g.outputWidth();
    }
    int last = g.filterSize() - 1;
    return isShifted
        ? shifted.shift(f, last - i, last - j)
        : f * run + margin - PhasePlanes.shift(g, i, j);
  }

  private Places places(int a, int b, boolean inRows) {
    if (isDirect) {
      return Places.all(g.height() * g.width());
    }
    if (isShifted) {
      return shifted.places();
    }
    int rows = picture.rows(a);
    int columns = picture.columns(b);
    int pitch = PhasePlanes.width(g);
    int first = picture.first(a, b, pitch);
    if (inRows) {
      return Places.rows(rows, columns, first, pitch);
    }
    boolean isEmpty = rows == 0 || columns == 0;
    return Places.run(isEmpty ? 0 : (rows - 1) * pitch + columns, first);
  }

  int scratch() {
    return runsAt + (inPlace ? 0 : Taps.CHANNELS * picture.floats());
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
    } else if (!isDirect) {
      spread(dy, dyOffset, floats);
    }
    float[] source = isDirect ? dy : floats;
    int first = isDirect ? dyOffset : 0;
    int area = g.height() * g.width();
    for (int c = 0; c < g.inputChannels(); c += Taps.CHANNELS) {
      int channels = Math.min(Taps.CHANNELS, g.inputChannels() - c);
      int to = dxOffset + c * area;
      if (inPlace) {
        compute(phases[0], c, source, first, filters, dx, to, area, channels);
        continue;
      }
      for (Phase phase : phases) {
        int at = runsAt + phase.at;
        compute(phase, c, floats, 0, filters, floats, at, picture.floats(), channels);
      }
      for (int r = 0; r < channels; r++) {
        picture.join(floats, runsAt + r * picture.floats(), dx, to + r * area);
      }
    }
  }

  private void spread(float[] dy, int dyOffset, float[] floats) {
    Arrays.fill(floats, 0, runsAt, 0);
    int area = g.outputHeight() * g.outputWidth();
    for (int f = 0; f < g.outputChannels(); f++) {
      gradient.copy(dy, dyOffset + f * area, floats, f * run + margin);
    }
  }

  private static void compute(
      Phase phase,
      int c,
      float[] x,
      int first,
      float[] filters,
      float[] y,
      int at,
      int step,
      int channels) {
    int filter = phase.filters + c * phase.taps.length;
    phase.places.sum(phase.shifts, x, first, filters, filter, NO_BIAS, 0, y, at, step, channels);
  }
}
