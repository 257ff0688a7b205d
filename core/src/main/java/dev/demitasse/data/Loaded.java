package dev.demitasse.data;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a data source gave.
 *
 * @param parts the pictures by part, in the order of {@link Part}; no part is empty; all have the
 *     same classes and shape
 * @param divided whether the source itself tells parts apart; if not, all pictures stand under
 *     {@link Part#TRAIN}
 * @param skipped the files left out, in the order of their names
 */
public record Loaded(Map<Part, Dataset> parts, boolean divided, List<Skipped> skipped) {
  /**
   * Copies the map and the list.
   *
   * @throws IllegalArgumentException if there is no part, or an undivided source has another than
   *     {@link Part#TRAIN}
   */
  public Loaded {
    if (parts.isEmpty() || (!divided && !parts.keySet().equals(Set.of(Part.TRAIN)))) {
      throw new IllegalArgumentException("parts do not fit divided=" + divided + ": " + parts);
    }
    parts = Collections.unmodifiableMap(new EnumMap<>(parts));
    skipped = List.copyOf(skipped);
  }
}
