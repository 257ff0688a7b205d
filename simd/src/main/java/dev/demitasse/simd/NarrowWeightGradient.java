package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;
import static dev.demitasse.simd.Lanes.LOGICAL;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.PhasePlanes;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/*
 * With few output channels, places lie along vectors: the gradient of a weight is the dot product of
 * the output's gradient and the picture, shifted. Where rows are not whole sets of logical lanes, the
 * gradient is laid out as a run with zeros between its rows.
 *
 * Sums: logical lanes of [channels / 4][taps / TAPS][4][TAPS] weights, then of each bias; they are
 * added up at the end. Scratch: the planes, a set of lanes of zeros behind them, the runs, filled up
 * with zeros to whole sets, of channels filled up to a multiple of four.
 */
final class NarrowWeightGradient implements WeightGradient {
  private static final int ROWS = PlaceSums.CHANNELS;
  private static final int TAPS = PlaceSums.TAPS;
  private static final int TILE = ROWS * TAPS * LOGICAL;

  private final ConvGeometry g;
  private final BorderedPlanes planes;
  private final BorderedPlanes run;
  private final int[] shifts;
  private final int channelTiles;
  private final int tapTiles;
  private final boolean inRows;
  private final int length;
  private final int runsAt;

  NarrowWeightGradient(ConvGeometry geometry) {
    g = geometry;
    planes = BorderedPlanes.of(g);
    shifts = planes.shifts(g);
    channelTiles = Math.ceilDiv(g.outputChannels(), ROWS);
    tapTiles = Math.ceilDiv(shifts.length, TAPS);
    inRows = g.outputWidth() % LOGICAL == 0 && g.outputChannels() % ROWS == 0;
    length =
        inRows ? g.outputHeight() * g.outputWidth() : Lanes.upToLogical(PhasePlanes.runLength(g));
    int height = g.outputHeight();
    run = new BorderedPlanes(height, g.outputWidth(), 0, 0, height, PhasePlanes.width(g), 1);
    runsAt = g.inputChannels() * planes.floats();
  }

  @Override
  public int scratch() {
    return inRows ? runsAt : runsAt + channelTiles * ROWS * length + LOGICAL;
  }

  @Override
  public int sums() {
    return channelTiles * (tapTiles * TILE + ROWS * LOGICAL);
  }

  @Override
  public void add(float[] x, int xOffset, float[] dy, int dyOffset, float[] sums, float[] floats) {
    planes.copyAll(g.inputChannels(), x, xOffset, floats);
    Arrays.fill(floats, runsAt, scratch(), 0);
    if (inRows) {
      int step = PhasePlanes.width(g);
      add(g.outputHeight(), g.outputWidth(), step, dy, dyOffset, sums, floats);
      return;
    }
    int area = g.outputHeight() * g.outputWidth();
    for (int f = 0; f < g.outputChannels(); f++) {
      run.copy(dy, dyOffset + f * area, floats, runsAt + f * length);
    }
    add(1, length, 0, floats, runsAt, sums, floats);
  }

  private void add(
      int rows, int columns, int step, float[] dy, int dyOffset, float[] sums, float[] planes) {
    int last = shifts.length - 1;
    for (int tile = 0; tile < channelTiles; tile++) {
      int from = dyOffset + tile * ROWS * length;
      for (int tap = 0; tap < tapTiles; tap++) {
        int at = (tile * tapTiles + tap) * TILE;
        int first = tap * TAPS;
        for (int part = 0; part < LOGICAL; part += LENGTH) {
          PlaceSums.add(
              rows, columns, part, planes, step, shifts, first, last, dy, from, length, sums, at);
        }
      }
    }
    addBiases(dy, dyOffset, sums);
  }

  private void addBiases(float[] dy, int dyOffset, float[] sums) {
    for (int f = 0; f < g.outputChannels(); f++) {
      int bias = channelTiles * tapTiles * TILE + f * LOGICAL;
      int from = dyOffset + f * length;
      for (int part = 0; part < LOGICAL; part += LENGTH) {
        FloatVector sum = Lanes.load(sums, bias + part);
        for (int i = part; i < length; i += LOGICAL) {
          sum = sum.add(Lanes.load(dy, from + i));
        }
        sum.intoArray(sums, bias + part);
      }
    }
  }

  @Override
  public void gradients(float[] sums, float[] dw, float[] db) {
    for (int f = 0; f < g.outputChannels(); f++) {
      for (int t = 0; t < shifts.length; t++) {
        int tile = (f / ROWS * tapTiles + t / TAPS) * TILE;
        int at = tile + (f % ROWS * TAPS + t % TAPS) * LOGICAL;
        dw[f * shifts.length + t] = Lanes.sum(sums, at);
      }
      if (db != null) {
        db[f] = Lanes.sum(sums, channelTiles * tapTiles * TILE + f * LOGICAL);
      }
    }
  }
}
