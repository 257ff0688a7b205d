package dev.demitasse.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pictures that are exact copies of others.
 *
 * @param within how many pictures of each part repeat an earlier one of the same part
 * @param across how many pictures repeat one of an earlier part: such a test part flatters
 * @param examples the first pairs found, in words
 */
public record Duplicates(Map<Part, Integer> within, int across, List<String> examples) {
  private static final int EXAMPLES = 5;

  private record Place(Part part, String origin) {}

  /** Copies the list. */
  public Duplicates {
    examples = List.copyOf(examples);
  }

  /** Compares all pictures of all parts. */
  public static Duplicates of(Map<Part, Dataset> parts) {
    Map<String, Place> seen = new HashMap<>();
    Map<Part, Integer> within = new EnumMap<>(Part.class);
    List<String> examples = new ArrayList<>();
    int across = 0;
    for (Map.Entry<Part, Dataset> entry : parts.entrySet()) {
      Part part = entry.getKey();
      Dataset dataset = entry.getValue();
      within.put(part, 0);
      for (int i = 0; i < dataset.size(); i++) {
        Place here = new Place(part, dataset.origin(i));
        Place first = seen.putIfAbsent(PictureHash.of(dataset.pixels(i)), here);
        if (first == null) {
          continue;
        }
        if (first.part == part) {
          within.merge(part, 1, Integer::sum);
        } else {
          across++;
        }
        if (examples.size() < EXAMPLES) {
          examples.add(first.origin + " = " + here.origin);
        }
      }
    }
    return new Duplicates(within, across, examples);
  }

  /** All copies, within parts and across. */
  public int total() {
    return across + within.values().stream().mapToInt(Integer::intValue).sum();
  }
}
