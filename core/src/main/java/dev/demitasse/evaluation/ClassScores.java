package dev.demitasse.evaluation;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How well one class is told from the others.
 *
 * @param support how many samples it has
 * @param predicted how many samples were taken for it
 * @param precision share of the samples taken for it that belong to it; 0 if none was
 * @param recall share of its samples that were taken for it; 0 if it has none
 * @param f1 the harmonic mean of precision and recall; 0 if both are
 * @param auc the area under the ROC curve of its probability, the class against all others; none if
 *     it or all others have no sample
 */
public record ClassScores(
    int support, int predicted, double precision, double recall, double f1, OptionalDouble auc) {
  /** The scores of each class, in order. */
  static List<ClassScores> of(ConfusionMatrix confusion, Predictions predictions) {
    return IntStream.range(0, confusion.classes())
        .mapToObj(
            category ->
                new ClassScores(
                    confusion.support(category),
                    confusion.predicted(category),
                    confusion.precision(category),
                    confusion.recall(category),
                    confusion.f1(category),
                    area(predictions, category)))
        .toList();
  }

  /** Of two classes both have one area; of 1 - p, small p would have been rounded away. */
  private static OptionalDouble area(Predictions predictions, int category) {
    return Roc.area(predictions, predictions.classes() == 2 ? 1 : category);
  }
}
