package dev.demitasse.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A curve's points, and how far along the curve each lies.
 *
 * @param points the points in order
 * @param distances the way to each from the first, steps along both axes added up
 */
record Thinning<P>(List<P> points, double[] distances) {
  static <P> Thinning<P> of(List<P> points, ToDoubleFunction<P> x, ToDoubleFunction<P> y) {
    double[] distances = new double[points.size()];
    for (int i = 1; i < distances.length; i++) {
      P from = points.get(i - 1);
      P to = points.get(i);
      distances[i] =
          distances[i - 1]
              + Math.abs(x.applyAsDouble(to) - x.applyAsDouble(from))
              + Math.abs(y.applyAsDouble(to) - y.applyAsDouble(from));
    }
    return new Thinning<>(points, distances);
  }

  /** The first point and, of equal stretches of the curve, the last point of each. */
  List<P> atMost(int count) {
    if (count < 2) {
      throw new IllegalArgumentException("a curve of " + count + " points");
    }
    if (points.size() <= count) {
      return points;
    }
    int last = points.size() - 1;
    List<P> kept = new ArrayList<>();
    kept.add(points.getFirst());
    for (int i = 1; i < last; i++) {
      if (stretch(i, count - 1) != stretch(i + 1, count - 1)) {
        kept.add(points.get(i));
      }
    }
    kept.add(points.get(last));
    return kept;
  }

  private int stretch(int point, int stretches) {
    double share = distances[point] / distances[distances.length - 1];
    return Math.min(stretches - 1, (int) (share * stretches));
  }
}
