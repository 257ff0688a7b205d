package dev.demitasse.evaluation;

import java.util.Arrays;

/**
 * The probabilities of one class, for its own samples and for all others.
 *
 * @param positive those of the class's samples, in rising order
 * @param negative those of the other samples, in rising order
 */
record Scores(double[] positive, double[] negative) {
  /** The probabilities of a class, which is told apart from the rest. */
  static Scores of(Predictions predictions, int category) {
    return new Scores(select(predictions, category, true), select(predictions, category, false));
  }

  private static double[] select(Predictions predictions, int category, boolean own) {
    double[] scores = new double[predictions.size()];
    int count = 0;
    for (int n = 0; n < predictions.size(); n++) {
      if ((predictions.labels()[n] == category) == own) {
        scores[count++] = predictions.probability(n, category);
      }
    }
    double[] sorted = Arrays.copyOf(scores, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /** Whether both the class and the rest have samples. */
  boolean isComplete() {
    return positive.length > 0 && negative.length > 0;
  }

  /**
   * The share of pairs of a positive and a negative sample in which the positive has the higher
   * score, equals counting half.
   */
  double area() {
    double halves = 0; // whole numbers, so that the sum is exact
    for (int wins : halfWins(positive, negative)) {
      halves += wins;
    }
    return halves / 2 / ((double) positive.length * negative.length);
  }

  /** For each of the sorted scores, twice the number of others below it, equals counting one. */
  static int[] halfWins(double[] scores, double[] others) {
    int[] wins = new int[scores.length];
    int below = 0;
    int upTo = 0;
    for (int i = 0; i < scores.length; i++) {
      while (below < others.length && others[below] < scores[i]) {
        below++;
      }
      while (upTo < others.length && others[upTo] <= scores[i]) {
        upTo++;
      }
      wins[i] = below + upTo;
    }
    return wins;
  }

  /**
   * How many samples lie at or above each score that occurs, the highest score first.
   *
   * @return one step for each different score
   */
  Step[] steps() {
    Step[] steps = new Step[positive.length + negative.length];
    int count = 0;
    int p = positive.length;
    int n = negative.length;
    while (p > 0 || n > 0) {
      double score =
          p == 0 || (n > 0 && negative[n - 1] > positive[p - 1])
              ? negative[n - 1]
              : positive[p - 1];
      while (p > 0 && positive[p - 1] == score) {
        p--;
      }
      while (n > 0 && negative[n - 1] == score) {
        n--;
      }
      steps[count++] = new Step(score, positive.length - p, negative.length - n);
    }
    return Arrays.copyOf(steps, count);
  }

  /**
   * What is called positive from a score on.
   *
   * @param score the score
   * @param hits positive samples that lie at or above it
   * @param falseAlarms negative samples that lie at or above it
   */
  record Step(double score, int hits, int falseAlarms) {}
}
