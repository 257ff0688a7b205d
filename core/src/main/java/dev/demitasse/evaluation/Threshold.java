package dev.demitasse.evaluation;

import java.util.Arrays;

/**
 * Where to draw the line between two classes.
 *
 * <p>The rule: of one half and the midpoints between neighbouring probabilities, the threshold with
 * the highest accuracy; among equals the one closest to one half.
 */
public final class Threshold {
  private Threshold() {}

  /**
   * The threshold by the rule above.
   *
   * @param predictions for samples that are not those of the test
   * @throws IllegalArgumentException if there are not two classes
   */
  public static double choose(Predictions predictions) {
    if (predictions.classes() != 2) {
      throw new IllegalArgumentException(
          "a threshold wants 2 classes, found " + predictions.classes());
    }
    Scores scores = Scores.of(predictions, 1);
    double[] positive = scores.positive();
    double[] negative = scores.negative();
    double[] all = new double[positive.length + negative.length];
    System.arraycopy(positive, 0, all, 0, positive.length);
    System.arraycopy(negative, 0, all, positive.length, negative.length);
    Arrays.sort(all);
    double best = 0.5;
    int most = correct(positive, negative, best);
    for (int i = 1; i < all.length; i++) {
      if (all[i - 1] < all[i]) {
        double candidate = between(all[i - 1], all[i]);
        int correct = correct(positive, negative, candidate);
        boolean closer = Math.abs(candidate - 0.5) < Math.abs(best - 0.5);
        if (correct > most || (correct == most && closer)) {
          best = candidate;
          most = correct;
        }
      }
    }
    return best;
  }

  /** The midpoint; the upper one of neighbours whose midpoint would be rounded to the lower. */
  private static double between(double lower, double upper) {
    double midpoint = (lower + upper) / 2;
    return midpoint > lower ? midpoint : upper;
  }

  private static int correct(double[] positive, double[] negative, double threshold) {
    return positive.length - below(positive, threshold) + below(negative, threshold);
  }

  /** How many of the sorted scores lie below the threshold. */
  private static int below(double[] scores, double threshold) {
    int low = 0;
    int high = scores.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (scores[middle] < threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
