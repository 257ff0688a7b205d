package dev.demitasse.studies.report;

import dev.demitasse.PreparedData;
import dev.demitasse.TrainedModel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A training that is over, with all that its report tells.
 *
 * @param trained the model and what it came to
 * @param data the pictures it was trained and tested on
 * @param config what was run, by the names of {@code config.json}
 */
public record FinishedRun(TrainedModel trained, PreparedData data, Map<String, Object> config) {
  /** Copies the map, which may hold nulls. */
  public FinishedRun {
    config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
  }

  /** One of the texts of the configuration; empty if it is not there. */
  String told(String key) {
    Object value = config.get(key);
    return value == null ? "" : value.toString();
  }

  /** Whether the network gives logits, whose loss is a cross-entropy. */
  boolean hasLogits() {
    return trained.model().head().hasLogits();
  }

  /** Whether the model tells two classes apart, by one probability and a threshold. */
  boolean isBinary() {
    return trained.model().classNames().size() == 2;
  }
}
