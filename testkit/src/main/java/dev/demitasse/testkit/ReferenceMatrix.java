package dev.demitasse.testkit;

/**
 * Matrix products in double precision, one plain loop nest for each of the four transpose cases.
 *
 * <p>All of them return C = op(A) op(B), row-major, C [m, n], with sums of length k.
 */
public final class ReferenceMatrix {
  private ReferenceMatrix() {}

  /**
   * The product A B: c[i, j] = sum over p of a[i, p] b[p, j].
   *
   * @param a the left matrix [m, k]
   * @param b the right matrix [k, n]
   * @return the product [m, n]
   * @throws IllegalArgumentException if a length does not match the sizes
   */
  public static double[] product(double[] a, double[] b, int m, int n, int k) {
    requireSizes(a, b, m, n, k);
    double[] c = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int p = 0; p < k; p++) {
          sum += a[i * k + p] * b[p * n + j];
        }
        c[i * n + j] = sum;
      }
    }
    return c;
  }

  /**
   * The product A' B: c[i, j] = sum over p of a[p, i] b[p, j].
   *
   * @param a the left matrix as it is stored [k, m]
   * @param b the right matrix [k, n]
   * @return the product [m, n]
   * @throws IllegalArgumentException if a length does not match the sizes
   */
  public static double[] productTransposedA(double[] a, double[] b, int m, int n, int k) {
    requireSizes(a, b, m, n, k);
    return product(transpose(a, k, m), b, m, n, k);
  }

  /**
   * The product A B': c[i, j] = sum over p of a[i, p] b[j, p].
   *
   * @param a the left matrix [m, k]
   * @param b the right matrix as it is stored [n, k]
   * @return the product [m, n]
   * @throws IllegalArgumentException if a length does not match the sizes
   */
  public static double[] productTransposedB(double[] a, double[] b, int m, int n, int k) {
    requireSizes(a, b, m, n, k);
    return product(a, transpose(b, n, k), m, n, k);
  }

  /**
   * The product A' B': c[i, j] = sum over p of a[p, i] b[j, p].
   *
   * @param a the left matrix as it is stored [k, m]
   * @param b the right matrix as it is stored [n, k]
   * @return the product [m, n]
   * @throws IllegalArgumentException if a length does not match the sizes
   */
  public static double[] productTransposedBoth(double[] a, double[] b, int m, int n, int k) {
    requireSizes(a, b, m, n, k);
    return product(transpose(a, k, m), transpose(b, n, k), m, n, k);
  }

  /**
   * The transpose of a matrix.
   *
   * @param a a matrix [rows, columns]
   * @return its transpose [columns, rows]
   * @throws IllegalArgumentException if the length does not match the sizes
   */
  public static double[] transpose(double[] a, int rows, int columns) {
    Lengths.require("a", a, rows * columns);
    double[] result = new double[a.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        result[j * rows + i] = a[i * columns + j];
      }
    }
    return result;
  }

  private static void requireSizes(double[] a, double[] b, int m, int n, int k) {
    Lengths.require("a", a, m * k);
    Lengths.require("b", b, k * n);
  }
}
