package dev.demitasse.evaluation;

/** Predictions of two classes from the probability of the second. */
final class Binary {
  private Binary() {}

  static Predictions of(double[] scores, int... labels) {
    double[] probabilities = new double[2 * scores.length];
    for (int n = 0; n < scores.length; n++) {
      probabilities[2 * n] = 1 - scores[n];
      probabilities[2 * n + 1] = scores[n];
    }
    return new Predictions(2, probabilities, labels);
  }
}
