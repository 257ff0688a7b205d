package dev.demitasse.evaluation;

import java.util.Arrays;

/**
 * Where to draw the line between two classes.
 *
 * <p>Of one half and the midpoints between neighbouring probabilities, it is the threshold that is
 * best by a rule; among equals the one closest to one half.
 */
public final class Threshold {
  private Threshold() {}

  /** What makes a threshold the best. */
  public enum Rule {
    /** The share of all samples that are right: every mistake counts alike. */
    ACCURACY,
    /**
     * The mean share of each class's samples that are right, which is the highest where Youden's
     * index is: a mistake counts the more, the fewer samples its class has. Source: Youden, Index
     * for rating diagnostic tests, Cancer 3, 1950.
     */
    BALANCED_ACCURACY;

    /** A number that is the higher, the better; whole, so that equals are told. */
    private long worth(Scores scores, double threshold) {
      long positives = scores.positive().length;
      long negatives = scores.negative().length;
      long hits = positives - below(scores.positive(), threshold);
      long rejected = below(scores.negative(), threshold);
      return switch (this) {
        case ACCURACY -> hits + rejected;
        case BALANCED_ACCURACY -> hits * negatives + rejected * positives;
      };
    }
  }

  /** The most accurate threshold. */
  public static double choose(Predictions predictions) {
    return choose(predictions, Rule.ACCURACY);
  }

  /**
   * The threshold by a rule.
   *
   * @param predictions for samples that are not those of the test
   * @throws IllegalArgumentException if there are not two classes
   */
  public static double choose(Predictions predictions, Rule rule) {
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
    long most = rule.worth(scores, best);
    for (int i = 1; i < all.length; i++) {
      if (all[i - 1] < all[i]) {
        double candidate = between(all[i - 1], all[i]);
        long worth = rule.worth(scores, candidate);
        boolean closer = Math.abs(candidate - 0.5) < Math.abs(best - 0.5);
        if (worth > most || (worth == most && closer)) {
          best = candidate;
          most = worth;
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
