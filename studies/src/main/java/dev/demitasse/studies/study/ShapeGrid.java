package dev.demitasse.studies.study;

import dev.demitasse.model.ArchitectureException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The choices that are tried around the report's: one at a time, and filter and stride together
 * with pooling. All combinations of all choices would be hundreds of networks.
 *
 * @param possible the choices whose networks can be built, the report's first
 * @param impossible why the others cannot, by what they are
 */
record ShapeGrid(List<ShapeChoice> possible, Map<String, String> impossible) {
  static final List<Integer> FILTERS = List.of(1, 3, 5, 7);
  static final List<Integer> POOLS = List.of(0, 2, 4);
  private static final List<Integer> PADS = List.of(0, 1, 2);
  private static final List<Integer> STRIDES = List.of(1, 2);

  /** What is tried, in words. */
  static final String TRIED =
      "Tried were filter_size 1, 3, 5 and 7 (with the padding that keeps the picture's size)"
          + " and stride 1 and 2, each together with no pooling, pool_size 2 and pool_size 4; pad 0, 1"
          + " and 2; and channels from 4 and 8 to 32 and 64. All else is as in the report.";

  /** The grid. */
  static ShapeGrid make() {
    Set<ShapeChoice> choices = new LinkedHashSet<>();
    choices.add(ShapeChoice.REPORT);
    FILTERS.forEach(filter -> choices.add(ShapeChoice.REPORT.withFilter(filter)));
    for (int channels = 4; channels <= 32; channels *= 2) {
      choices.add(ShapeChoice.REPORT.withChannels(channels, 2 * channels));
    }
    PADS.forEach(pad -> choices.add(ShapeChoice.REPORT.withPad(pad)));
    STRIDES.forEach(stride -> choices.add(ShapeChoice.REPORT.withStride(stride)));
    for (int pool : POOLS) {
      choices.add(ShapeChoice.REPORT.withPool(pool));
      FILTERS.forEach(size -> choices.add(ShapeChoice.REPORT.withFilter(size).withPool(pool)));
      STRIDES.forEach(stride -> choices.add(ShapeChoice.REPORT.withStride(stride).withPool(pool)));
    }
    return sorted(choices);
  }

  private static ShapeGrid sorted(Set<ShapeChoice> choices) {
    List<ShapeChoice> possible = new ArrayList<>();
    Map<String, String> impossible = new LinkedHashMap<>();
    for (ShapeChoice choice : choices) {
      try {
        choice.architecture();
        possible.add(choice);
      } catch (ArchitectureException e) {
        impossible.put(choice.name(), e.getMessage());
      }
    }
    return new ShapeGrid(possible, impossible);
  }

  /** The choices that differ from the report's in one thing alone. */
  List<ShapeChoice> single() {
    return possible.stream()
        .filter(choice -> !choice.equals(ShapeChoice.REPORT) && !choice.name().contains(","))
        .toList();
  }
}
