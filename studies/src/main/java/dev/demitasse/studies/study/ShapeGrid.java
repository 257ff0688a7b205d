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
  private static final List<Integer> FILTERS = List.of(1, 3, 5, 7);
  private static final List<Integer> POOLS = List.of(0, 2, 4);
  private static final List<Integer> PADS = List.of(0, 1, 2);
  private static final List<Integer> STRIDES = List.of(1, 2);

  /** What is tried, in words. */
  static final String TRIED =
      "Tried were filter_size 1, 3, 5 and 7 (with the padding that keeps the picture's size)"
          + " together with pool_size 2 and 4, stride 1 and 2 together with no pooling, pool_size 2"
          + " and 4, pad 0, 1 and 2, and channels from 4 and 8 to 32 and 64; all else is as in the"
          + " report.";

  /** The grid. */
  static ShapeGrid make() {
    Set<ShapeChoice> choices = new LinkedHashSet<>();
    choices.add(ShapeChoice.REPORT);
    for (int filter : FILTERS) {
      choices.add(ShapeChoice.REPORT.withFilter(filter));
      choices.add(ShapeChoice.REPORT.withFilter(filter).withPool(4));
    }
    for (int stride : STRIDES) {
      for (int pool : POOLS) {
        choices.add(ShapeChoice.REPORT.withStride(stride).withPool(pool));
      }
    }
    PADS.forEach(pad -> choices.add(ShapeChoice.REPORT.withPad(pad)));
    for (int first = 4; first <= 32; first *= 2) {
      choices.add(ShapeChoice.REPORT.withChannels(first, 2 * first));
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
