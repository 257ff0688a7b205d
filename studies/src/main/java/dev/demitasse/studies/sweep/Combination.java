package dev.demitasse.studies.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One value for each parameter.
 *
 * @param values the values by the parameters' names, in the order in which these were given
 */
public record Combination(Map<String, String> values) {
  /** Copies the map. */
  public Combination {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** In a sentence: {@code learning-rate 0.001, filter_size 3}. */
  public String told() {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
