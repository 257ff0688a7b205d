package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LOGICAL;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.PhasePlanes;
import java.util.Arrays;

/*
 * Places lie along vectors: the gradient of a weight is the dot product of an output channel's gradient
 * and an input channel, shifted, TapSums.TAPS of them at a time. Where rows are not whole sets of lanes,
 * the gradient is laid out with zeros between its rows, which make one long row of it.
 *
 * Sums: LOGICAL lanes for [F][C / groups][taps, filled up to whole turns of TapSums], then the biases.
 * Scratch: the channels of a group, the laid out gradient of an output channel.
 */

/** The gradient of a convolution in groups by its weights and biases. */
final class GroupedWeightGradient {
  private final ConvGeometry g;
  private final int inputs;
  private final int outputs;
  private final BorderedPlanes planes;
  private final BorderedPlanes gradient;
  private final int[] shifts;
  private final boolean inRows;
  private final RowTaps.Form form;
  private final int taps;
  private final int sumsOfChannel;
  private final int gradientAt;
  private final int scratch;

  GroupedWeightGradient(ConvGeometry geometry) {
    g = geometry;
    inputs = g.inputChannels() / g.groups();
    outputs = g.outputChannels() / g.groups();
    planes = BorderedPlanes.of(g);
    int height = g.outputHeight();
    int width = g.outputWidth();
    gradient = new BorderedPlanes(height, width, 0, 0, height, PhasePlanes.width(g), 1);
    taps = g.filterSize() * g.filterSize();
    shifts = Arrays.copyOf(planes.shifts(g), taps);
    inRows = width % LOGICAL == 0;
    form = RowTaps.Form.of(1, g.filterSize(), g.stride(), g.dilation());
    sumsOfChannel = Math.ceilDiv(taps, TapSums.TAPS) * TapSums.TAPS * LOGICAL;
    gradientAt = inputs * planes.floats();
    scratch = inRows ? gradientAt : gradientAt + gradient.floats();
  }

  int scratch() {
    return scratch;
  }

  int sums() {
    return g.outputChannels() * (inputs * sumsOfChannel + 1);
  }

  void add(float[] x, int xOffset, float[] dy, int dyOffset, float[] sums, float[] floats) {
    Arrays.fill(floats, 0, scratch, 0);
    int area = g.height() * g.width();
    int outputArea = g.outputHeight() * g.outputWidth();
    for (int f = 0; f < g.outputChannels(); f++) {
      if (f % outputs == 0) {
        int from = xOffset + f / outputs * inputs * area;
        for (int c = 0; c < inputs; c++) {
          planes.copy(x, from + c * area, floats, c * planes.floats());
        }
      }
      int at = dyOffset + f * outputArea;
      sums[biasAt() + f] += PlaneSums.sum(outputArea, dy, at);
      if (!inRows) {
        gradient.copy(dy, at, floats, gradientAt);
      }
      for (int c = 0; c < inputs; c++) {
        add(c, dy, at, sums, (f * inputs + c) * sumsOfChannel, floats);
      }
    }
  }

  /** Adds the sums of one output channel and one input channel of its group. */
  private void add(int c, float[] dy, int dyAt, float[] sums, int at, float[] floats) {
    int x = c * planes.floats();
    int pitch = planes.pitch();
    int rows = g.outputHeight();
    int columns = g.outputWidth();
    if (inRows && form == RowTaps.Form.SQUARE) {
      SquareSums.add(rows, columns, floats, x, pitch, dy, dyAt, sums, at);
      return;
    }
    if (inRows && form == RowTaps.Form.SQUARE_OF_HALVES) {
      SquareSums.addHalves(rows, columns, floats, x, pitch, shifts, dy, dyAt, sums, at);
      return;
    }
    for (int tap = 0; tap < taps; tap += TapSums.TAPS) {
      int to = at + tap * LOGICAL;
      if (inRows) {
        TapSums.add(rows, columns, floats, x, pitch, shifts, tap, dy, dyAt, sums, to);
      } else {
        int length = Lanes.upToLogical(PhasePlanes.runLength(g));
        TapSums.add(1, length, floats, x, 0, shifts, tap, floats, gradientAt, sums, to);
      }
    }
  }

  private int biasAt() {
    return g.outputChannels() * inputs * sumsOfChannel;
  }

  void gradients(float[] sums, float[] dw, float[] db) {
    for (int i = 0; i < g.weights(); i++) {
      dw[i] = Lanes.sum(sums, i / taps * sumsOfChannel + i % taps * LOGICAL);
    }
    if (db != null) {
      System.arraycopy(sums, biasAt(), db, 0, g.outputChannels());
    }
  }
}
