package dev.demitasse.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Pictures that are exact copies of others.
 *
 * @param within how many pictures of each part repeat an earlier one of the same part
 * @param across how many pictures repeat one of an earlier part: such a test part flatters
 * @param examples the first pairs found, in words
 */
public record Duplicates(Map<Part, Integer> within, int across, List<String> examples) {
  private static final int EXAMPLES = 5;

  /** Whether two pictures that look the same once fitted are; given where they came from. */
  @FunctionalInterface
  public interface Sameness {
    /** Tells it of two pictures' origins. */
    boolean of(String origin, String other);
  }

  private record Place(Part part, String origin) {}

  /** Copies the list. */
  public Duplicates {
    examples = List.copyOf(examples);
  }

  /** Compares all pictures of all parts, as they are. */
  public static Duplicates of(Map<Part, Dataset> parts) {
    return of(parts, (origin, other) -> true);
  }

  /** Compares all pictures of all parts, those that are equal once more by what they were. */
  public static Duplicates of(Map<Part, Dataset> parts, Sameness sameness) {
    Map<Integer, Integer> firsts = firsts(parts);
    Map<Integer, List<Place>> seen = new HashMap<>();
    Map<Part, Integer> within = new EnumMap<>(Part.class);
    List<String> examples = new ArrayList<>();
    int across = 0;
    int picture = 0;
    for (Map.Entry<Part, Dataset> entry : parts.entrySet()) {
      Part part = entry.getKey();
      Dataset dataset = entry.getValue();
      within.put(part, 0);
      for (int i = 0; i < dataset.size(); i++, picture++) {
        Integer number = firsts.get(picture);
        if (number == null) {
          continue;
        }
        Place here = new Place(part, dataset.origin(i));
        List<Place> alike = seen.computeIfAbsent(number, first -> new ArrayList<>());
        Optional<Place> first =
            alike.stream().filter(place -> sameness.of(place.origin, here.origin)).findFirst();
        if (first.isEmpty()) {
          alike.add(here);
          continue;
        }
        if (first.get().part == part) {
          within.merge(part, 1, Integer::sum);
        } else {
          across++;
        }
        if (examples.size() < EXAMPLES) {
          examples.add(first.get().origin + " = " + here.origin);
        }
      }
    }
    return new Duplicates(within, across, examples);
  }

  /** For pictures that have equals, numbered through all parts, the first of these. */
  private static Map<Integer, Integer> firsts(Map<Part, Dataset> parts) {
    Map<Integer, Integer> firsts = new HashMap<>();
    PictureHashes.of(parts.values())
        .eachGroup(
            group -> {
              if (group.length > 1) {
                IntStream.of(group).forEach(picture -> firsts.put(picture, group[0]));
              }
            });
    return firsts;
  }

  /** All copies, within parts and across. */
  public int total() {
    return across + within.values().stream().mapToInt(Integer::intValue).sum();
  }
}
