package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.PhasePlanes;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/*
 * Many output channels lie along vectors: the output's gradient is transposed to [place][channel],
 * and the values of the picture that a tap meets are broadcast. Nothing is left in the lanes to be
 * added up.
 *
 * Sums: [tap][channel], then the biases, channels filled up to whole vectors. Scratch: the planes,
 * a vector of zeros behind them, the transposed gradient, its rows filled up to an even number of
 * places, a square of vectors.
 */
final class WideWeightGradient implements WeightGradient {
  private final ConvGeometry g;
  private final int[] shifts;
  private final int channels;
  private final int columns;
  private final int gradientAt;
  private final int squareAt;

  WideWeightGradient(ConvGeometry geometry) {
    g = geometry;
    shifts = VectorConvolution.shifts(g);
    channels = Math.ceilDiv(g.outputChannels(), LENGTH) * LENGTH;
    columns = g.outputWidth() + g.outputWidth() % 2;
    gradientAt = PhasePlanes.size(g) + LENGTH;
    squareAt = gradientAt + g.outputHeight() * columns * channels;
  }

  @Override
  public int scratch() {
    return squareAt + Transposition.SQUARE;
  }

  @Override
  public int sums() {
    return (shifts.length + 1) * channels;
  }

  @Override
  public void add(float[] x, int xOffset, float[] dy, int dyOffset, float[] sums, float[] floats) {
    Planes.split(g, x, xOffset, floats);
    Arrays.fill(floats, PhasePlanes.size(g), gradientAt, 0);
    transpose(dy, dyOffset, floats);
    int last = shifts.length - 1;
    int step = PhasePlanes.width(g);
    for (int tap = 0; tap <= last; tap += WeightSums.TAPS) {
      if (channels == LENGTH) {
        WeightSums.oneVector(
            g.outputHeight(),
            columns,
            floats,
            0,
            step,
            shifts,
            tap,
            last,
            floats,
            gradientAt,
            channels,
            sums,
            channels,
            0);
      }
      for (int left = 0; channels > LENGTH && left < channels; left += 2 * LENGTH) {
        WeightSums.twoVectors(
            g.outputHeight(),
            columns,
            floats,
            0,
            step,
            shifts,
            tap,
            last,
            floats,
            gradientAt,
            channels,
            sums,
            channels,
            left,
            Math.min(left + LENGTH, channels - LENGTH));
      }
    }
    addBiases(floats, sums);
  }

  private void transpose(float[] dy, int dyOffset, float[] floats) {
    int area = g.outputHeight() * g.outputWidth();
    if (columns == g.outputWidth()) {
      Transposition.transpose(
          g.outputChannels(),
          area,
          dy,
          dyOffset,
          area,
          floats,
          gradientAt,
          channels,
          floats,
          squareAt);
      return;
    }
    for (int row = 0; row < g.outputHeight(); row++) {
      int to = gradientAt + row * columns * channels;
      Transposition.transpose(
          g.outputChannels(),
          g.outputWidth(),
          dy,
          dyOffset + row * g.outputWidth(),
          area,
          floats,
          to,
          channels,
          floats,
          squareAt);
      int end = to + columns * channels;
      Arrays.fill(floats, end - channels, end, 0);
    }
  }

  private void addBiases(float[] floats, float[] sums) {
    int places = g.outputHeight() * columns;
    int bias = shifts.length * channels;
    for (int c = 0; c < channels; c += LENGTH) {
      addColumns(places, channels, floats, gradientAt + c, sums, bias + c);
    }
  }

  /**
   * Adds up a vector of columns, the even and the odd rows side by side; rows are even in number.
   */
  private static void addColumns(int rows, int step, float[] x, int offset, float[] sums, int at) {
    FloatVector even = Lanes.load(sums, at);
    FloatVector odd = Lanes.zero();
    int end = offset + rows * step;
    for (int i = offset; i < end; i += 2 * step) {
      even = even.add(Lanes.load(x, i));
      odd = odd.add(Lanes.load(x, i + step));
    }
    even.add(odd).intoArray(sums, at);
  }

  @Override
  public void gradients(float[] sums, float[] dw, float[] db) {
    int taps = shifts.length;
    for (int f = 0; f < g.outputChannels(); f++) {
      for (int t = 0; t < taps; t++) {
        dw[f * taps + t] = sums[t * channels + f];
      }
      if (db != null) {
        db[f] = sums[taps * channels + f];
      }
    }
  }
}
