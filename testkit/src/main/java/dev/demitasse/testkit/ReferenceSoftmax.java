package dev.demitasse.testkit;

/**
 * The softmax over the last axis in double precision: y[n, c] = exp(x[n, c]) / sum of exp(x[n, .]).
 *
 * @param classes the length of the last axis
 */
public record ReferenceSoftmax(int classes) {
  /**
   * The softmax of each row.
   *
   * @param x the logits [N, classes]
   * @return y [N, classes], each row summing to 1
   * @throws IllegalArgumentException if the length is not a multiple of classes
   */
  public double[] forward(double[] x) {
    int rows = Lengths.batch("x", x, classes);
    double[] y = new double[x.length];
    for (int n = 0; n < rows; n++) {
      double logSum = logSumExp(x, n * classes, classes);
      for (int c = 0; c < classes; c++) {
        y[n * classes + c] = StrictMath.exp(x[n * classes + c] - logSum);
      }
    }
    return y;
  }

  /**
   * The gradient of the input: dx[n, c] = y[n, c] (dy[n, c] - sum over k of dy[n, k] y[n, k]).
   *
   * @param x the logits [N, classes]
   * @param dy the gradient of the output [N, classes]
   * @return dx [N, classes]
   * @throws IllegalArgumentException if a length does not match
   */
  public double[] backward(double[] x, double[] dy) {
    double[] y = forward(x);
    Lengths.require("dy", dy, x.length);
    double[] dx = new double[x.length];
    for (int row = 0; row < x.length; row += classes) {
      double dot = 0;
      for (int c = 0; c < classes; c++) {
        dot += dy[row + c] * y[row + c];
      }
      for (int c = 0; c < classes; c++) {
        dx[row + c] = y[row + c] * (dy[row + c] - dot);
      }
    }
    return dx;
  }

  /** log of the sum of exp(x[offset .. offset + length)), shifted by the maximum to stay finite. */
  static double logSumExp(double[] x, int offset, int length) {
    double largest = x[offset];
    for (int i = 1; i < length; i++) {
      largest = Math.max(largest, x[offset + i]);
    }
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += StrictMath.exp(x[offset + i] - largest);
    }
    return largest + StrictMath.log(sum);
  }
}
