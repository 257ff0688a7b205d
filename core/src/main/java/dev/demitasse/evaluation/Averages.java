package dev.demitasse.evaluation;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The scores of all classes in one.
 *
 * @param precision the mean of their precisions
 * @param recall the mean of their recalls
 * @param f1 the mean of their F1 values
 * @param auc the mean of the areas of the classes that have one; none if no class has
 */
public record Averages(double precision, double recall, double f1, OptionalDouble auc) {
  /**
   * Every class counts alike. Classes that have no sample and were never predicted are left out, as
   * in scikit-learn.
   */
  static Averages macro(List<ClassScores> classes) {
    return of(
        classes.stream().filter(scores -> scores.support() + scores.predicted() > 0).toList(),
        scores -> 1);
  }

  /** Every class counts by its samples. */
  static Averages weighted(List<ClassScores> classes) {
    return of(classes, ClassScores::support);
  }

  private static Averages of(List<ClassScores> classes, ToDoubleFunction<ClassScores> weight) {
    List<ClassScores> ranked = classes.stream().filter(scores -> scores.auc().isPresent()).toList();
    return new Averages(
        mean(classes, weight, ClassScores::precision),
        mean(classes, weight, ClassScores::recall),
        mean(classes, weight, ClassScores::f1),
        ranked.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(mean(ranked, weight, scores -> scores.auc().orElseThrow())));
  }

  private static double mean(
      List<ClassScores> classes,
      ToDoubleFunction<ClassScores> weight,
      ToDoubleFunction<ClassScores> value) {
    double sum = 0;
    double weights = 0;
    for (ClassScores scores : classes) {
      sum += weight.applyAsDouble(scores) * value.applyAsDouble(scores);
      weights += weight.applyAsDouble(scores);
    }
    return sum / weights;
  }
}
