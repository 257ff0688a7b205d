package dev.demitasse.evaluation;

import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How well the probability of the second of two classes tells the two apart, at any threshold. */
public final class Roc {
  private Roc() {}

  /**
   * The area under the ROC curve: the share of pairs of a positive and a negative sample in which
   * the positive has the higher probability, equals counting half. Empty if one class has no
   * sample.
   *
   * <p>Computed from the mean ranks of equals. Source: Hanley and McNeil, The meaning and use of
   * the area under a receiver operating characteristic curve, Radiology 143, 1982.
   *
   * @throws IllegalArgumentException if there are not two classes
   */
  public static OptionalDouble area(Predictions predictions) {
    if (predictions.classes() != 2) {
      throw new IllegalArgumentException("ROC wants 2 classes, found " + predictions.classes());
    }
    int n = predictions.size();
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> predictions.probability(i, 1)))
            .mapToInt(Integer::intValue)
            .toArray();
    double rankSum = 0;
    long positives = 0;
    for (int start = 0; start < n; ) {
      double score = predictions.probability(order[start], 1);
      int end = start;
      int hits = 0;
      while (end < n && predictions.probability(order[end], 1) == score) {
        hits += predictions.labels()[order[end]];
        end++;
      }
      rankSum += hits * (start + 1.0 + end) / 2;
      positives += hits;
      start = end;
    }
    long negatives = n - positives;
    if (positives == 0 || negatives == 0) {
      return OptionalDouble.empty();
    }
    double wins = rankSum - positives * (positives + 1) / 2.0;
    return OptionalDouble.of(wins / ((double) positives * negatives));
  }
}
