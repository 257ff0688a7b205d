package dev.demitasse.data;

import dev.demitasse.tensor.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which of a source's classes are kept and what their numbers become.
 *
 * <p>{@code label(i)} is -1 for a class that is left out.
 */
public final class ClassSelection {
  private static final int LISTED = 30;

  private final List<String> names;
  private final int[] labels;

  private ClassSelection(List<String> names, int[] labels) {
    this.names = names;
    this.labels = labels;
  }

  /**
   * The wanted classes among those there are; all of them, in the source's order, if none is named.
   *
   * @param source what the source is called, for errors
   * @param available the source's class names
   * @param wanted names, or else numbers counted from 0
   * @throws DataException if a wanted class is not there or named twice
   */
  static ClassSelection of(String source, List<String> available, List<String> wanted) {
    int[] labels = new int[available.size()];
    if (wanted.isEmpty()) {
      Arrays.setAll(labels, i -> i);
      return new ClassSelection(available, labels);
    }
    Arrays.fill(labels, -1);
    List<String> names = new ArrayList<>();
    for (String want : wanted) {
      int index = find(source, available, want.strip());
      if (labels[index] >= 0) {
        throw new DataException(
            "class '%s' is asked for twice; name each class once".formatted(available.get(index)));
      }
      labels[index] = names.size();
      names.add(available.get(index));
    }
    return new ClassSelection(List.copyOf(names), labels);
  }

  /**
   * The number of a class, from 0.
   *
   * @param source what has the classes, for errors
   * @param want its name, or else its number
   * @throws DataException if it is not there
   */
  public static int find(String source, List<String> available, String want) {
    int index = available.indexOf(want);
    if (index < 0 && want.matches("[0-9]{1,9}")) {
      index = Integer.parseInt(want);
    }
    if (index < 0 || index >= available.size()) {
      throw new DataException(
          "%s has no class '%s'; %sits classes are %s"
              .formatted(source, want, Suggestion.of(want, available), listed(available)));
    }
    return index;
  }

  private static String listed(List<String> available) {
    int more = available.size() - LISTED;
    return more <= 0
        ? String.join(", ", available)
        : String.join(", ", available.subList(0, LISTED)) + " and %d more".formatted(more);
  }

  /** The kept classes' names in their new order. */
  List<String> names() {
    return names;
  }

  /** The new number of the source's class, -1 if it is left out. */
  int label(int sourceLabel) {
    return labels[sourceLabel];
  }
}
