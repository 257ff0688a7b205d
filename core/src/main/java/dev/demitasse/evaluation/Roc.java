package dev.demitasse.evaluation;

import java.util.OptionalDouble;

/** How well the probability of a class tells it from the others, at any threshold. */
public final class Roc {
  private Roc() {}

  /**
   * The area under the ROC curve of two classes, the second being the positive one: the share of
   * pairs of a positive and a negative sample in which the positive has the higher probability,
   * equals counting half. Empty if one class has no sample.
   *
   * <p>Source: Hanley and McNeil, The meaning and use of the area under a receiver operating
   * characteristic curve, Radiology 143, 1982.
   *
   * @throws IllegalArgumentException if there are not two classes
   */
  public static OptionalDouble area(Predictions predictions) {
    if (predictions.classes() != 2) {
      throw new IllegalArgumentException("ROC wants 2 classes, found " + predictions.classes());
    }
    return area(predictions, 1);
  }

  /**
   * The same area for a class against all others together. Empty if the class or all others have no
   * sample.
   */
  public static OptionalDouble area(Predictions predictions, int category) {
    Scores scores = Scores.of(predictions, category);
    return scores.isComplete() ? OptionalDouble.of(scores.area()) : OptionalDouble.empty();
  }
}
