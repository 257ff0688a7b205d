package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.PhasePlanes;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/*
 * With few output channels, places lie along vectors: the gradient of a weight is the dot product of
 * the output's gradient and the picture, shifted. Where rows are not whole vectors, the gradient is
 * laid out as a run with zeros between its rows.
 *
 * Sums: [channels / 4][taps / 4][4][4] vectors, then a vector for each bias; their lanes are added
 * up at the end. Scratch: the planes, a vector of zeros behind them, the runs, filled up with zeros
 * to whole vectors, of channels filled up to a multiple of four.
 */
final class NarrowWeightGradient implements WeightGradient {
  private static final int ROWS = PlaceSums.ROWS;
  private static final int TILE = ROWS * ROWS * LENGTH;

  private final ConvGeometry g;
  private final int[] shifts;
  private final int channelTiles;
  private final int tapTiles;
  private final boolean inRows;
  private final int length;
  private final int runsAt;

  NarrowWeightGradient(ConvGeometry geometry) {
    g = geometry;
    shifts = VectorConvolution.shifts(g);
    channelTiles = Math.ceilDiv(g.outputChannels(), ROWS);
    tapTiles = Math.ceilDiv(shifts.length, ROWS);
    inRows = g.outputWidth() % LENGTH == 0 && g.outputChannels() % ROWS == 0;
    length =
        inRows
            ? g.outputHeight() * g.outputWidth()
            : Math.ceilDiv(PhasePlanes.runLength(g), LENGTH) * LENGTH;
    runsAt = PhasePlanes.size(g) + LENGTH;
  }

  @Override
  public int scratch() {
    return inRows ? runsAt : runsAt + channelTiles * ROWS * length;
  }

  @Override
  public int sums() {
    return channelTiles * (tapTiles * TILE + ROWS * LENGTH);
  }

  @Override
  public void add(float[] x, int xOffset, float[] dy, int dyOffset, float[] sums, float[] floats) {
    Planes.split(g, x, xOffset, floats);
    Arrays.fill(floats, PhasePlanes.size(g), scratch(), 0);
    if (inRows) {
      int step = PhasePlanes.width(g);
      add(g.outputHeight(), g.outputWidth(), step, dy, dyOffset, sums, floats);
      return;
    }
    int area = g.outputHeight() * g.outputWidth();
    for (int f = 0; f < g.outputChannels(); f++) {
      Planes.spread(g, dy, dyOffset + f * area, floats, runsAt + f * length);
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
        PlaceSums.add(
            rows, columns, planes, step, shifts, tap * ROWS, last, dy, from, length, sums, at);
      }
    }
    addBiases(dy, dyOffset, sums);
  }

  private void addBiases(float[] dy, int dyOffset, float[] sums) {
    for (int f = 0; f < g.outputChannels(); f++) {
      int bias = channelTiles * tapTiles * TILE + f * LENGTH;
      int from = dyOffset + f * length;
      FloatVector sum = Lanes.load(sums, bias);
      for (int i = 0; i < length; i += LENGTH) {
        sum = sum.add(Lanes.load(dy, from + i));
      }
      sum.intoArray(sums, bias);
    }
  }

  @Override
  public void gradients(float[] sums, float[] dw, float[] db) {
    for (int f = 0; f < g.outputChannels(); f++) {
      for (int t = 0; t < shifts.length; t++) {
        int tile = (f / ROWS * tapTiles + t / ROWS) * TILE;
        int at = tile + (f % ROWS * ROWS + t % ROWS) * LENGTH;
        dw[f * shifts.length + t] = Lanes.sum(sums, at);
      }
      if (db != null) {
        db[f] = Lanes.sum(sums, channelTiles * tapTiles * TILE + f * LENGTH);
      }
    }
  }
}
