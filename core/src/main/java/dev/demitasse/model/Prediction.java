package dev.demitasse.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a model says of one picture.
 *
 * @param label the class it takes the picture for
 * @param probability the probability it gives that class, 0..1
 * @param probabilities the probability of every class by name, in the order of the classes
 */
public record Prediction(String label, double probability, Map<String, Double> probabilities) {
  /** Copies the probabilities, keeping their order. */
  public Prediction {
    probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
  }
}
