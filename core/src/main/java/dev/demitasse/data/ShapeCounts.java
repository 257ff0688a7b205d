package dev.demitasse.data;

import dev.demitasse.tensor.Shape;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts how many pictures have which shape. */
final class ShapeCounts {
  private final Map<Shape, Integer> counts = new LinkedHashMap<>();

  /** Adds so many pictures of a shape. */
  void add(Shape shape, int count) {
    counts.merge(shape, count, Integer::sum);
  }

  /** The counts, the largest first; of equals, the one added first. */
  Map<Shape, Integer> mostFrequentFirst() {
    Map<Shape, Integer> ordered = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
    return Collections.unmodifiableMap(ordered);
  }
}
