package dev.demitasse.kernels;

/**
 * Matrix products, row-major. C {@code [m, n]} is overwritten. Scratch has at least {@link
 * #scratch} floats.
 */
public interface MatrixKernels {
  /**
   * Where B's rows may be divided that meet a single row of A in several calls of {@link
   * #multiplyTransposedRight}: at multiples of this, C is the same to the bit.
   */
  int PART = 16;

  /** How many floats of scratch a product may want. */
  int scratch();

  /** {@code C = A B} with A {@code [m, k]} and B {@code [k, n]}: Dense's data gradient. */
  void multiply(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      Scratch scratch);

  /**
   * {@code C = A' B} with A {@code [k, m]} and B {@code [k, n]}: Dense's weight gradient.
   *
   * @param aStep how far A's rows lie apart, at least m
   */
  void multiplyTransposedLeft(
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
      Scratch scratch);

  /** {@code C = A B'} with A {@code [m, k]} and B {@code [n, k]}: Dense forward. */
  void multiplyTransposedRight(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      Scratch scratch);

  /** {@code y[r, c] += bias[c]} for every row. */
  void addToRows(int rows, int columns, float[] bias, int biasOffset, float[] y, int yOffset);

  /**
   * {@code sums[c] = sum over r of x[r, c]}, row after row.
   *
   * @param xStep how far the rows lie apart, at least {@code columns}
   */
  void columnSums(
      int rows, int columns, float[] x, int xOffset, int xStep, float[] sums, int sumsOffset);
}
