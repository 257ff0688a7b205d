package dev.demitasse.studies.study;

import dev.demitasse.model.Architecture;
import dev.demitasse.model.Summary;

/**
 * One of the networks that a study puts side by side.
 *
 * @param name what the study calls it
 * @param architecture its layers
 */
public record Variant(String name, Architecture architecture) {
  /** What it is made of. */
  Summary summary() {
    return Summary.of(architecture);
  }
}
