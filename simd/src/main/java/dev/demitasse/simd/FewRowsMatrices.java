package dev.demitasse.simd;

import dev.demitasse.kernels.MatrixKernels;
import dev.demitasse.kernels.Scratch;

/*
 * For processors without fused multiply-add. They mostly lack AVX as well, and with it instructions of
 * three operands and a load that fills a vector with one value: a tile of a matrix product then moves
 * more than it multiplies, and the loops that C2 makes of the portable kernels are faster. Dot products
 * of vectors need neither, and a single sample is predicted by those.
 */

/** Products with few rows on vectors, all others by the portable kernels. */
final class FewRowsMatrices implements MatrixKernels {
  private final MatrixKernels vectors = new VectorMatrices();
  private final MatrixKernels portable;

  FewRowsMatrices(MatrixKernels portable) {
    this.portable = portable;
  }

  @Override
  public int scratch() {
    return Math.max(vectors.scratch(), portable.scratch());
  }

  @Override
  public void multiply(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      Scratch scratch) {
    portable.multiply(m, n, k, a, aOffset, b, bOffset, c, cOffset, scratch);
  }

  @Override
  public void multiplyTransposedLeft(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int aStep,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      Scratch scratch) {
    portable.multiplyTransposedLeft(m, n, k, a, aOffset, aStep, b, bOffset, c, cOffset, scratch);
  }

  @Override
  public void multiplyTransposedRight(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      Scratch scratch) {
    MatrixKernels kernels = m <= VectorMatrices.FEW ? vectors : portable;
    kernels.multiplyTransposedRight(m, n, k, a, aOffset, b, bOffset, c, cOffset, scratch);
  }

  @Override
  public void addToRows(
      int rows, int columns, float[] bias, int biasOffset, float[] y, int yOffset) {
    vectors.addToRows(rows, columns, bias, biasOffset, y, yOffset);
  }

  @Override
  public void columnSums(
      int rows, int columns, float[] x, int xOffset, int xStep, float[] sums, int sumsOffset) {
    vectors.columnSums(rows, columns, x, xOffset, xStep, sums, sumsOffset);
  }
}
