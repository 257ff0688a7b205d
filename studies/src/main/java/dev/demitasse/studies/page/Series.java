package dev.demitasse.studies.page;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A line of a chart; where its points have intervals, a band around it.
 *
 * @param name what it is
 * @param points its points, from the left
 * @param stroke how it is drawn
 */
public record Series(String name, List<Point> points, Stroke stroke) {
  /** How a line is drawn. */
  public enum Stroke {
    /** In a colour of its own. */
    SOLID,
    /** In a colour of its own, dashed. */
    DASHED,
    /** Gray and dashed: something to compare with. */
    REFERENCE
  }

  /** Copies the list. */
  public Series {
    points = List.copyOf(points);
  }

  /** A solid line. */
  public static Series of(String name, List<Point> points) {
    return new Series(name, points, Stroke.SOLID);
  }

  /** A solid line through values at 1, 2, 3 and so on, such as an epoch's. */
  public static Series counted(String name, List<Double> values) {
    return of(
        name,
        IntStream.range(0, values.size()).mapToObj(i -> Point.of(i + 1, values.get(i))).toList());
  }

  /** The same line drawn in another way. */
  public Series drawn(Stroke other) {
    return new Series(name, points, other);
  }

  boolean hasBand() {
    return points.stream().anyMatch(point -> point.y().hasInterval());
  }
}
