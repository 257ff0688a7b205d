package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;
import static dev.demitasse.simd.Lanes.LOGICAL;

import dev.demitasse.kernels.ConvGeometry;

/*
 * Many output channels lie along vectors: the output's gradient is transposed to [place][channel],
 * and the values of the picture that a tap meets are broadcast. Nothing is left in the lanes to be
 * added up.
 *
 * Filters of one value find the picture as it is.
 *
 * Sums: [tap][channel], then the biases, channels filled up to whole vectors. Scratch: the planes,
 * the transposed gradient, a square of vectors.
 */
final class WideWeightGradient implements WeightGradient {
  private final ConvGeometry g;
  private final BorderedPlanes planes;
  private final boolean isDirect;
  private final boolean isSquare;
  private final int[] shifts;
  private final int channels;
  private final int rows;
  private final int columns;
  private final int step;
  private final int gradientAt;
  private final int squareAt;

  WideWeightGradient(ConvGeometry geometry) {
    g = geometry;
    planes = BorderedPlanes.of(g);
    isDirect = VectorConvolution.isPointwise(g);
    isSquare = Registers.MANY && g.filterSize() == 3 && g.stride() == 1 && g.dilation() == 1;
    int area = g.outputHeight() * g.outputWidth();
    channels = Math.ceilDiv(g.outputChannels(), LENGTH) * LENGTH;
    rows = isDirect ? 1 : g.outputHeight();
    columns = isDirect ? area : g.outputWidth();
    step = isDirect ? columns : planes.pitch();
    shifts = isDirect ? VectorConvolution.channels(g.inputChannels(), area) : planes.shifts(g);
    gradientAt = isDirect ? 0 : g.inputChannels() * planes.floats();
    squareAt = gradientAt + area * channels;
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
    int area = g.outputHeight() * g.outputWidth();
    int outputs = g.outputChannels();
    Transposition.transpose(
        outputs, area, dy, dyOffset, area, floats, gradientAt, channels, floats, squareAt);
    if (isDirect) {
      addTaps(x, xOffset, sums, floats);
    } else {
      planes.copyAll(g.inputChannels(), x, xOffset, floats);
      addTaps(floats, 0, sums, floats);
    }
    int biases = shifts.length * channels;
    for (int f = 0; f < outputs; f++) {
      sums[biases + f] += PlaneSums.sum(area, dy, dyOffset + f * area);
    }
  }

  private void addTaps(float[] x, int xOffset, float[] sums, float[] floats) {
    if (isSquare) {
      for (int tap = 0; tap < shifts.length; tap += SquareWeightSums.TAPS) {
        addSquare(x, xOffset + shifts[tap], tap * channels, sums, floats);
      }
      return;
    }
    for (int tap = 0; tap < shifts.length; tap += WeightSums.TAPS) {
      addFew(x, xOffset, tap, sums, floats);
    }
  }

  /** The sums of a channel's nine taps. */
  private void addSquare(float[] x, int at, int to, float[] sums, float[] floats) {
    int from = gradientAt;
    if (channels == LENGTH) {
      SquareWeightSums.oneVector(
          rows, columns, x, at, step, floats, from, channels, sums, to, channels);
      return;
    }
    for (int left = 0; left < channels; left += 2 * LENGTH) {
      int right = Math.min(left + LENGTH, channels - LENGTH);
      SquareWeightSums.twoVectors(
          rows, columns, x, at, step, floats, from, channels, sums, to, channels, left, right);
    }
  }

  /** The sums of a few taps. */
  private void addFew(float[] x, int at, int tap, float[] sums, float[] floats) {
    int last = shifts.length - 1;
    int from = gradientAt;
    if (channels == LENGTH) {
      WeightSums.oneVector(
          rows, columns, x, at, step, shifts, tap, last, floats, from, channels, sums, channels, 0);
      return;
    }
    for (int left = 0; left < channels; left += 2 * LENGTH) {
      int right = Math.min(left + LENGTH, channels - LENGTH);
      WeightSums.twoVectors(
          rows, columns, x, at, step, shifts, tap, last, floats, from, channels, sums, channels,
          left, right);
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
