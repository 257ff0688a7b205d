package dev.demitasse.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ROC curve: what a threshold finds against what it wrongly calls positive, for all thresholds.
 *
 * @param points the curve's corners, from (0, 0) to (1, 1)
 */
public record RocCurve(List<Point> points) {
  /** Copies the points. */
  public RocCurve {
    points = List.copyOf(points);
  }

  /**
   * What one threshold gives.
   *
   * @param threshold the probability from which on samples are called positive; infinite at (0, 0),
   *     where none is
   * @param falsePositiveRate the share of negative samples that are called positive
   * @param truePositiveRate the share of positive samples that are
   */
  public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}

  /**
   * The curve of a class against all others. Empty if the class or all others have no sample.
   *
   * <p>Points that lie halfway between their neighbours are left out, as scikit-learn's {@code
   * roc_curve} does. Source: Fawcett, An introduction to ROC analysis, Pattern Recognition Letters
   * 27, 2006.
   */
  public static Optional<RocCurve> of(Predictions predictions, int category) {
    Scores scores = Scores.of(predictions, category);
    if (!scores.isComplete()) {
      return Optional.empty();
    }
    Scores.Step[] steps = scores.steps();
    List<Point> points = new ArrayList<>();
    points.add(new Point(Double.POSITIVE_INFINITY, 0, 0));
    for (int i = 0; i < steps.length; i++) {
      if (i == 0 || i == steps.length - 1 || isCorner(steps[i - 1], steps[i], steps[i + 1])) {
        points.add(
            new Point(
                steps[i].score(),
                (double) steps[i].falseAlarms() / scores.negative().length,
                (double) steps[i].hits() / scores.positive().length));
      }
    }
    return Optional.of(new RocCurve(points));
  }

  private static boolean isCorner(Scores.Step before, Scores.Step at, Scores.Step after) {
    return at.hits() - before.hits() != after.hits() - at.hits()
        || at.falseAlarms() - before.falseAlarms() != after.falseAlarms() - at.falseAlarms();
  }

  /**
   * This curve with at most so many points, enough to draw it: the first, the last and, of equal
   * stretches along the curve, the last point of each.
   *
   * @throws IllegalArgumentException if fewer than 2 points are asked for
   */
  public RocCurve atMost(int count) {
    return new RocCurve(
        Thinning.of(points, Point::falsePositiveRate, Point::truePositiveRate).atMost(count));
  }
}
