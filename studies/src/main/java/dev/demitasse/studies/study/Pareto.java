package dev.demitasse.studies.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Those among several to which none of the others is both cheaper and better. */
final class Pareto {
  private Pareto() {}

  /**
   * The front, cheapest first. Of two that are equal in both, the one that comes first stays; what
   * has no cost or no worth, NaN, is not on it.
   *
   * @param cost the less, the better
   * @param worth the more, the better
   */
  static <T> List<T> front(List<T> all, ToDoubleFunction<T> cost, ToDoubleFunction<T> worth) {
    List<T> sorted = new ArrayList<>(all);
    sorted.removeIf(
        each -> Double.isNaN(cost.applyAsDouble(each)) || Double.isNaN(worth.applyAsDouble(each)));
    sorted.sort(
        Comparator.comparingDouble(cost)
            .thenComparing(Comparator.comparingDouble(worth).reversed()));
    List<T> front = new ArrayList<>();
    double best = Double.NEGATIVE_INFINITY;
    for (T each : sorted) {
      if (worth.applyAsDouble(each) > best) {
        front.add(each);
        best = worth.applyAsDouble(each);
      }
    }
    return front;
  }
}
