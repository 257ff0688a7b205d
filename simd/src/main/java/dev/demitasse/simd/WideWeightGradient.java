package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;
import static dev.demitasse.simd.Lanes.LOGICAL;

import dev.demitasse.kernels.ConvGeometry;

/*
 * Many output channels lie along vectors: the output's gradient is transposed to [place][channel],
 * and the values of the picture that a tap meets are broadcast. Nothing is left in the lanes to be
 * added up. All taps go over some rows of the gradient, as many as the first level cache holds, before
 * the next rows' turn comes; each sum takes the places in their order all the same.
 *
 * Filters of one value find the picture as it is.
 *
 * Sums: [tap][channel], then the biases, channels filled up to whole vectors. Scratch: the planes,
 * the transposed gradient, a square of vectors.
 */
final class WideWeightGradient implements WeightGradient {
  private static final int BLOCK = 4096000; // floats of the gradient: half a first level cache

  private final ConvGeometry g;
  private final BorderedPlanes planes;
  private final boolean isDirect;
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
    int area = g.outputHeight() * g.outputWidth();
    channels = Math.ceilDiv(g.outputChannels(), LENGTH) * LENGTH;
    boolean isFlat = isDirect && area * channels <= BLOCK;
    rows = isFlat ? 1 : g.outputHeight();
    columns = isFlat ? area : g.outputWidth();
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
      addBlocks(x, xOffset, sums, floats);
    } else {
      planes.copyAll(g.inputChannels(), x, xOffset, floats);
      addBlocks(floats, 0, sums, floats);
    }
    int biases = shifts.length * channels;
    for (int f = 0; f < outputs; f++) {
      sums[biases + f] += PlaneSums.sum(area, dy, dyOffset + f * area);
    }
  }

  private void addBlocks(float[] x, int xOffset, float[] sums, float[] floats) {
    int block = Math.max(1, BLOCK / (columns * channels));
    for (int row = 0; row < rows; row += block) {
      int count = Math.min(block, rows - row);
      int from = gradientAt + row * columns * channels;
      for (int tap = 0; tap < shifts.length; tap += WeightSums.TAPS) {
        addTaps(count, x, xOffset + row * step, tap, floats, from, sums);
      }
    }
  }

  /** The sums of a few taps over some rows. */
  private void addTaps(
      int count, float[] x, int xAt, int tap, float[] floats, int from, float[] sums) {
    int last = shifts.length - 1;
    if (channels == LENGTH) {
      WeightSums.oneVector(
          count, columns, x, xAt, step, shifts, tap, last, floats, from, channels, sums, channels,
          0);
      return;
    }
    for (int left = 0; left < channels; left += 2 * LENGTH) {
      int right = Math.min(left + LENGTH, channels - LENGTH);
      WeightSums.twoVectors(
          count, columns, x, xAt, step, shifts, tap, last, floats, from, channels, sums, channels,
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
