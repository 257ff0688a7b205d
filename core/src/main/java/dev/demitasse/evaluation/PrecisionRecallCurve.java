package dev.demitasse.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many of the samples called positive are, against how many of those that are get called so,
 * for all thresholds.
 *
 * @param points the curve from recall 0 to recall 1
 * @param averagePrecision {@code sum of (R_k - R_(k-1)) P_k} over the thresholds from the highest
 *     down, with recall R and precision P
 */
public record PrecisionRecallCurve(List<Point> points, double averagePrecision) {
  /** Copies the points. */
  public PrecisionRecallCurve {
    points = List.copyOf(points);
  }

  /**
   * What one threshold gives.
   *
   * @param threshold the probability from which on samples are called positive; infinite at recall
   *     0, where none is, and precision counts as 1
   * @param recall the share of positive samples that are called positive
   * @param precision the share of samples called positive that are
   */
  public record Point(double threshold, double recall, double precision) {}

  /**
   * The curve of a class against all others. Empty if the class or all others have no sample.
   *
   * <p>Of the points of one recall only the first and the last are kept, as scikit-learn's {@code
   * precision_recall_curve} does with {@code drop_intermediate}. Source of the average: Su, Yuan
   * and Zhu, A relationship between the average precision and the area under the ROC curve, ICTIR
   * 2015.
   */
  public static Optional<PrecisionRecallCurve> of(Predictions predictions, int category) {
    Scores scores = Scores.of(predictions, category);
    if (!scores.isComplete()) {
      return Optional.empty();
    }
    Scores.Step[] steps = scores.steps();
    List<Point> points = new ArrayList<>();
    points.add(new Point(Double.POSITIVE_INFINITY, 0, 1));
    for (int i = 0; i < steps.length; i++) {
      boolean end = i == 0 || i == steps.length - 1;
      if (end || steps[i].hits() != steps[i - 1].hits() || steps[i].hits() != steps[i + 1].hits()) {
        points.add(
            new Point(
                steps[i].score(),
                (double) steps[i].hits() / scores.positive().length,
                precision(steps[i])));
      }
    }
    return Optional.of(new PrecisionRecallCurve(points, averagePrecision(scores)));
  }

  private static double precision(Scores.Step step) {
    return (double) step.hits() / (step.hits() + step.falseAlarms());
  }

  /** The average precision; there must be positive samples. */
  static double averagePrecision(Scores scores) {
    double sum = 0;
    int hits = 0;
    for (Scores.Step step : scores.steps()) {
      sum += (step.hits() - hits) * precision(step);
      hits = step.hits();
    }
    return sum / scores.positive().length;
  }

  /**
   * This curve with at most so many points, enough to draw it: the first, the last and, of equal
   * stretches along the curve, the last point of each.
   *
   * @throws IllegalArgumentException if fewer than 2 points are asked for
   */
  public PrecisionRecallCurve atMost(int count) {
    return new PrecisionRecallCurve(
        Thinning.of(points, Point::recall, Point::precision).atMost(count), averagePrecision);
  }
}
