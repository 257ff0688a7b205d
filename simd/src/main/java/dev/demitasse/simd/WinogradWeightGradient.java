package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;
import static dev.demitasse.simd.WinogradTransforms.ELEMENTS;

import dev.demitasse.kernels.ConvGeometry;
import jdk.incubator.vector.FloatVector;

/*
 * The gradient by the transformed filters is 16 matrix products, of the transformed gradient by the
 * output and the transformed picture, summed over tiles and pictures; only at the end, for many
 * pictures, it is taken back to filters of 3x3.
 *
 * Sums: [16][channels out][channels in], then the biases, then room for nine weights of each
 * lane. Scratch: a transposed picture, the picture
 * and the output's gradient as SplitRows, the elements of a block of both, a square of vectors.
 */
final class WinogradWeightGradient implements WeightGradient {
  private static final int WEIGHTS = 9;

  private final int in;
  private final int out;
  private final int inputArea;
  private final int outputArea;
  private final WinogradTiling tiling;
  private final SplitRows input;
  private final SplitRows output;
  private final int inStep;
  private final int outStep;
  private final int inputAt;
  private final int gradientAt;
  private final int inputTilesAt;
  private final int outputTilesAt;
  private final int squareAt;

  WinogradWeightGradient(ConvGeometry g) {
    in = g.inputChannels();
    out = g.outputChannels();
    inputArea = g.height() * g.width();
    outputArea = g.outputHeight() * g.outputWidth();
    tiling = WinogradTiling.of(g.outputHeight(), g.outputWidth(), in + out);
    input = tiling.input(in, g.height(), g.width(), g.pad().top(), g.pad().left());
    output = tiling.output(out, g.outputHeight(), g.outputWidth());
    inStep = tiling.step(in);
    outStep = tiling.step(out);
    inputAt = Math.max(inputArea * in, outputArea * out);
    gradientAt = inputAt + input.floats();
    inputTilesAt = gradientAt + output.floats();
    outputTilesAt = inputTilesAt + ELEMENTS * inStep;
    squareAt = outputTilesAt + ELEMENTS * outStep;
  }

  @Override
  public int scratch() {
    return squareAt + Transposition.SQUARE;
  }

  @Override
  public int sums() {
    return ELEMENTS * in * out + out + WEIGHTS * Lanes.LOGICAL;
  }

  @Override
  public void add(float[] x, int xOffset, float[] dy, int dyOffset, float[] sums, float[] floats) {
    Transposition.transpose(in, inputArea, x, xOffset, inputArea, floats, 0, in, floats, squareAt);
    input.split(floats, 0, 0, input.height(), floats, inputAt);
    Transposition.transpose(
        out, outputArea, dy, dyOffset, outputArea, floats, 0, out, floats, squareAt);
    output.split(floats, 0, 0, output.height(), floats, gradientAt);
    addBiases(sums, floats);
    for (int row = 0; row < tiling.down(); row += tiling.block()) {
      int tiles = tiling.tiles(row);
      transform(row, tiles / tiling.across(), floats);
      multiply(tiles, sums, floats);
    }
  }

  private void transform(int row, int rows, float[] floats) {
    for (int i = 0; i < rows; i++) {
      int first = 2 * (row + i);
      WinogradTransforms.input(
          tiling.across(),
          in,
          floats,
          inputAt + input.even(first),
          inputAt + input.odd(first),
          input.rowStep(),
          floats,
          inputTilesAt + i * tiling.across() * in,
          inStep);
      WinogradTransforms.gradient(
          tiling.across(),
          out,
          floats,
          gradientAt + output.even(first),
          gradientAt + output.odd(first),
          output.rowStep(),
          floats,
          outputTilesAt + i * tiling.across() * out,
          outStep);
    }
  }

  private void multiply(int count, float[] sums, float[] floats) {
    for (int p = 0; p < ELEMENTS; p++) {
      int a = outputTilesAt + p * outStep;
      int b = inputTilesAt + p * inStep;
      int sum = p * in * out;
      int c = 0;
      for (; c + 2 * LENGTH <= in; c += 2 * LENGTH) {
        for (int f = 0; f < out; f += WinogradTiles.ROWS) {
          WinogradTiles.twoVectors(
              count,
              floats,
              a + f,
              1,
              out,
              floats,
              b + c,
              b + c + LENGTH,
              in,
              sums,
              sum + f * in + c,
              in,
              WinogradTiles.ROWS);
        }
      }
      for (; c < in; c += LENGTH) {
        for (int f = 0; f < out; f += WinogradTiles.ROWS) {
          WinogradTiles.oneVector(
              count,
              floats,
              a + f,
              1,
              out,
              floats,
              b + c,
              in,
              sums,
              sum + f * in + c,
              in,
              WinogradTiles.ROWS);
        }
      }
    }
  }

  /** From the transposed gradient, which is the last that was transposed. */
  private void addBiases(float[] sums, float[] floats) {
    int at = ELEMENTS * in * out;
    for (int f = 0; f < out; f += LENGTH) {
      FloatVector sum = Lanes.load(sums, at + f);
      for (int i = 0, from = f; i < outputArea; i++, from += out) {
        sum = sum.add(Lanes.load(floats, from));
      }
      sum.intoArray(sums, at + f);
    }
  }

  @Override
  public void gradients(float[] sums, float[] dw, float[] db) {
    int together = sums.length - WEIGHTS * Lanes.LOGICAL;
    for (int i = 0; i < in * out; i += Lanes.LOGICAL) {
      WinogradTransforms.filterGradients(sums, i, in * out, sums, together);
      for (int r = 0; r < Lanes.LOGICAL; r++) {
        for (int k = 0; k < WEIGHTS; k++) {
          dw[(i + r) * WEIGHTS + k] = sums[together + k * Lanes.LOGICAL + r];
        }
      }
    }
    if (db != null) {
      System.arraycopy(sums, ELEMENTS * in * out, db, 0, out);
    }
  }
}
