package dev.demitasse.simd;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.PhasePlanes;
import java.util.Arrays;
import java.util.stream.IntStream;

/*
 * The forward convolution the other way round: the output's gradient, with zeros around it as far as
 * the taps reach, meets each tap at a negative shift. For a stride of s, each of the s x s phases of the
 * picture is computed for itself, from the taps that reach it, and then they are joined.
 *
 * Filters: for each input channel the taps of each phase, (f, i, j). Scratch: the gradients of a
 * group's output channels, the phases of an input channel, room for short rows.
 */

/** The gradient of a convolution in groups by its input. */
final class GroupedDataGradient {
  /**
   * The taps that reach a phase: where their weights stand for the first channel, and shifts; and
   * where it begins in the laid out gradient and among the phases.
   */
  private record Phase(int[] taps, int[] shifts, int rows, int columns, int first, int at) {}

  private final ConvGeometry g;
  private final int inputs;
  private final int outputs;
  private final BorderedPlanes gradient;
  private final int margin;
  private final Phases picture;
  private final Phase[] phases;
  private final RowTaps.Form form;
  private final int phasesAt;
  private final int spare;

  GroupedDataGradient(ConvGeometry geometry) {
    g = geometry;
    inputs = g.inputChannels() / g.groups();
    outputs = g.outputChannels() / g.groups();
    margin = (g.extent() - 1) / g.stride();
    gradient =
        new BorderedPlanes(
            g.outputHeight(),
            g.outputWidth(),
            margin,
            margin,
            margin + PhasePlanes.height(g),
            margin + PhasePlanes.width(g),
            1);
    picture = new Phases(g, 0);
    phases = new Phase[g.stride() * g.stride()];
    Arrays.setAll(phases, p -> phase(p / g.stride(), p % g.stride()));
    form =
        g.stride() == 1
            ? RowTaps.Form.of(outputs, g.filterSize(), 1, g.dilation())
            : RowTaps.Form.ANY;
    phasesAt = outputs * gradient.floats();
    spare = phasesAt + (g.stride() == 1 ? 0 : picture.floats());
  }

  /** The taps in the order of the places that they meet. */
  private Phase phase(int a, int b) {
    int size = g.filterSize();
    int[] rows = reaching(a);
    int[] columns = reaching(b);
    int[] taps = new int[outputs * rows.length * columns.length];
    int[] shifts = new int[taps.length];
    int t = 0;
    for (int f = 0; f < outputs; f++) {
      for (int i : rows) {
        for (int j : columns) {
          taps[t] = f * g.taps() + i * size + j;
          int row = margin - i * g.dilation() / g.stride();
          int column = margin - j * g.dilation() / g.stride();
          shifts[t++] = f * gradient.floats() + gradient.place(row, column);
        }
      }
    }
    int first = picture.first(a, b, gradient.pitch());
    return new Phase(taps, shifts, picture.rows(a), picture.columns(b), first, picture.at(a, b));
  }

  /** The filter's rows, or columns, that reach a phase, the last first. */
  private int[] reaching(int phase) {
    int last = g.filterSize() - 1;
    return IntStream.rangeClosed(0, last)
        .map(i -> last - i)
        .filter(i -> i * g.dilation() % g.stride() == phase)
        .toArray();
  }

  int scratch() {
    return spare + RowTaps.SPARE;
  }

  void layOut(float[] weights, float[] filters) {
    int at = 0;
    int square = g.filterSize() * g.filterSize();
    for (int c = 0; c < g.inputChannels(); c++) {
      int first = c / inputs * outputs * g.taps() + c % inputs * square;
      for (Phase phase : phases) {
        for (int tap : phase.taps) {
          filters[at++] = weights[first + tap];
        }
      }
    }
  }

  void compute(
      float[] dy, int dyOffset, float[] filters, float[] dx, int dxOffset, float[] floats) {
    Arrays.fill(floats, 0, phasesAt, 0);
    int area = g.height() * g.width();
    int taps = outputs * g.filterSize() * g.filterSize();
    for (int c = 0; c < g.inputChannels(); c++) {
      if (c % inputs == 0) {
        layOutGroup(c / inputs, dy, dyOffset, floats);
      }
      int to = dxOffset + c * area;
      if (g.stride() == 1) {
        sum(phases[0], floats, filters, c * taps, dx, to);
      } else {
        computePhases(filters, c * taps, floats);
        picture.join(floats, phasesAt, dx, to);
      }
    }
  }

  private void layOutGroup(int group, float[] dy, int dyOffset, float[] floats) {
    int area = g.outputHeight() * g.outputWidth();
    for (int f = 0; f < outputs; f++) {
      gradient.copy(dy, dyOffset + (group * outputs + f) * area, floats, f * gradient.floats());
    }
  }

  private void computePhases(float[] filters, int filter, float[] floats) {
    int weight = filter;
    for (Phase phase : phases) {
      if (phase.rows > 0 && phase.columns > 0) {
        sum(phase, floats, filters, weight, floats, phasesAt + phase.at);
      }
      weight += phase.taps.length;
    }
  }

  private void sum(Phase phase, float[] floats, float[] filters, int filter, float[] y, int yAt) {
    RowTaps.sum(
        phase.rows,
        phase.columns,
        floats,
        phase.first,
        gradient.pitch(),
        phase.shifts,
        form,
        filters,
        filter,
        0,
        y,
        yAt,
        spare);
  }
}
