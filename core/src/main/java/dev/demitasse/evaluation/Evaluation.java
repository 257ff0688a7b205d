package dev.demitasse.evaluation;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How well a model does on a part of the data.
 *
 * @param samples how many samples there are
 * @param loss mean loss, in nats for cross-entropy
 * @param accuracy share of the samples taken for what they are
 * @param accuracyInterval the 95% interval of that share
 * @param majorityBaseline the accuracy of taking every sample for the most frequent class
 * @param auc for two classes, the area under the ROC curve, if both have samples
 * @param threshold from which probability on the second of two classes was chosen
 * @param confusion which classes were taken for which
 * @param classNames the classes, in the order of the confusion's rows
 */
public record Evaluation(
    int samples,
    double loss,
    double accuracy,
    Interval accuracyInterval,
    double majorityBaseline,
    OptionalDouble auc,
    double threshold,
    ConfusionMatrix confusion,
    List<String> classNames) {
  /** Copies the names. */
  public Evaluation {
    classNames = List.copyOf(classNames);
  }

  /** Evaluates predictions, two classes being told apart at the threshold. */
  public static Evaluation of(
      Predictions predictions, double loss, double threshold, List<String> classNames) {
    ConfusionMatrix confusion = ConfusionMatrix.of(predictions, threshold);
    int total = confusion.total();
    int majority = IntStream.range(0, confusion.classes()).map(confusion::support).max().orElse(0);
    return new Evaluation(
        total,
        loss,
        confusion.accuracy(),
        Wilson.interval(confusion.correct(), total),
        (double) majority / total,
        predictions.classes() == 2 ? Roc.area(predictions) : OptionalDouble.empty(),
        threshold,
        confusion,
        classNames);
  }
}
