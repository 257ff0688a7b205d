package dev.demitasse.testkit;

/** The scalar product, which turns an operator's output into a scalar function with gradient dy. */
final class Dot {
  private Dot() {}

  static double of(double[] a, double[] b) {
    Lengths.require("b", b, a.length);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
