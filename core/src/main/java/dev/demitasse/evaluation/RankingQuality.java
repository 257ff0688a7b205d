package dev.demitasse.evaluation;

import java.util.Optional;

/**
 * How well the probability of the second of two classes ranks their samples.
 *
 * @param auc the area under the ROC curve: the share of pairs of a positive and a negative sample
 *     that are in order
 * @param aucInterval the 95% interval of that area, by DeLong on the logit scale; where all are
 *     told apart or a class has one sample, by Newcombe's method 5
 * @param averagePrecision precision, averaged over the recall it is reached at
 */
public record RankingQuality(double auc, Interval aucInterval, double averagePrecision) {
  /**
   * The quality of predictions; empty if one class has no sample.
   *
   * @throws IllegalArgumentException if there are not two classes
   */
  public static Optional<RankingQuality> of(Predictions predictions) {
    if (predictions.classes() != 2) {
      throw new IllegalArgumentException("ranking wants 2 classes, found " + predictions.classes());
    }
    Scores scores = Scores.of(predictions, 1);
    if (!scores.isComplete()) {
      return Optional.empty();
    }
    return Optional.of(
        new RankingQuality(
            scores.area(), AreaInterval.of(scores), PrecisionRecallCurve.averagePrecision(scores)));
  }
}
