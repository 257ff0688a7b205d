package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;
import static dev.demitasse.simd.Lanes.LOGICAL;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.PhasePlanes;
import jdk.incubator.vector.FloatVector;

/*
 * Many output channels lie along vectors: the output's gradient is transposed to [place][channel],
 * and the values of the picture that a tap meets are broadcast. Nothing is left in the lanes to be
 * added up.
 *
 * Sums: [tap][channel], then the biases, channels filled up to whole vectors. Scratch: the planes,
 * the transposed gradient, a square of vectors.
 */
final class WideWeightGradient implements WeightGradient {
  private final ConvGeometry g;
  private final int[] shifts;
  private final int channels;
  private final int gradientAt;
  private final int squareAt;

  WideWeightGradient(ConvGeometry geometry) {
    g = geometry;
    shifts = VectorConvolution.shifts(g);
    channels = Math.ceilDiv(g.outputChannels(), LENGTH) * LENGTH;
    gradientAt = PhasePlanes.size(g);
    squareAt = gradientAt + g.outputHeight() * g.outputWidth() * channels;
  }

  /** Whether this is better than with places along vectors. */
  static boolean suits(ConvGeometry g) {
    return g.outputChannels() > LOGICAL / 2; // at any width, as the sums have another order
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
    int area = g.outputHeight() * g.outputWidth();
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
    int last = shifts.length - 1;
    int step = PhasePlanes.width(g);
    for (int tap = 0; tap <= last; tap += WeightSums.TAPS) {
      if (channels == LENGTH) {
        WeightSums.oneVector(
            g.outputHeight(),
            g.outputWidth(),
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
            g.outputWidth(),
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

  private void addBiases(float[] floats, float[] sums) {
    int bias = shifts.length * channels;
    for (int c = 0; c < channels; c += LENGTH) {
      FloatVector sum = Lanes.load(sums, bias + c);
      for (int i = gradientAt + c; i < squareAt; i += channels) {
        sum = sum.add(Lanes.load(floats, i));
      }
      sum.intoArray(sums, bias + c);
    }
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
