package dev.demitasse.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How well a model does on a part of the data.
 *
 * @param samples how many samples there are
 * @param loss mean loss of the network's outputs as they are, in nats for cross-entropy; a
 *     temperature does not change it
 * @param accuracyInterval the 95% interval of the accuracy
 * @param majorityBaseline the accuracy of taking every sample for the most frequent class
 * @param threshold from which probability on the second of two classes was chosen
 * @param confusion which classes were taken for which
 * @param classes the scores of each class
 * @param ranking for two classes, how well their samples are ranked, if both have samples
 * @param calibration whether the probabilities keep their word
 * @param classNames the classes, in the order of the confusion's rows
 */
public record Evaluation(
    int samples,
    double loss,
    Interval accuracyInterval,
    double majorityBaseline,
    double threshold,
    ConfusionMatrix confusion,
    List<ClassScores> classes,
    Optional<RankingQuality> ranking,
    Calibration calibration,
    List<String> classNames) {
  /** Copies the lists. */
  public Evaluation {
    classes = List.copyOf(classes);
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
        Wilson.interval(confusion.correct(), total),
        (double) majority / total,
        threshold,
        confusion,
        ClassScores.of(confusion, predictions),
        predictions.classes() == 2 ? RankingQuality.of(predictions) : Optional.empty(),
        Calibration.of(predictions),
        classNames);
  }

  /** Share of the samples taken for what they are. */
  public double accuracy() {
    return confusion.accuracy();
  }

  /** For two classes, the area under the ROC curve, if both have samples. */
  public OptionalDouble auc() {
    return ranking.map(quality -> OptionalDouble.of(quality.auc())).orElse(OptionalDouble.empty());
  }

  /** The classes' scores on average, every class counting alike. */
  public Averages macro() {
    return Averages.macro(classes);
  }

  /** The classes' scores on average, every class counting by its samples. */
  public Averages weighted() {
    return Averages.weighted(classes);
  }

  /**
   * The names of the classes that have no area under the ROC curve, and no part in its averages.
   */
  public List<String> classesWithoutAuc() {
    return IntStream.range(0, classes.size())
        .filter(category -> classes.get(category).auc().isEmpty())
        .mapToObj(classNames::get)
        .toList();
  }
}
