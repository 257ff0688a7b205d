package dev.demitasse.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a picture is used for: to learn from, to choose by, or to measure with at the end. */
public enum Part {
  /** What weights are learned from; {@code train}. */
  TRAIN,
  /** What the best epoch and the threshold are chosen on; {@code val}. */
  VALIDATION,
  /** What is looked at once, at the end; {@code test}. */
  TEST;

  /** The name of this part's folder when Demitasse writes one, and of its arrays in a NPZ file. */
  public String folder() {
    return names().getFirst();
  }

  /** All names a folder of this part goes by, in lower case, the usual one first. */
  public List<String> names() {
    return switch (this) {
      case TRAIN -> List.of("train");
      case VALIDATION -> List.of("val", "validation", "valid");
      case TEST -> List.of("test");
    };
  }

  /** The part a folder or an array of this name stands for, whatever its case. */
  public static Optional<Part> named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (Part part : values()) {
      if (part.names().contains(lower)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }
}
