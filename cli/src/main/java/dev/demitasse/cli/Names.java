package dev.demitasse.cli;

import java.util.ArrayList;
import java.util.List;

/** Names of classes as they are typed and told. */
final class Names {
  private Names() {}

  /**
   * The names in a text that has commas between them. A name that itself has commas is found if it
   * is known: as many pieces as make a known name are taken together.
   */
  static List<String> split(String text, List<String> known) {
    List<String> pieces = List.of(text.split(",", -1));
    List<String> names = new ArrayList<>();
    for (int from = 0; from < pieces.size(); ) {
      int to = pieces.size();
      while (to > from + 1 && !known.contains(joined(pieces, from, to))) {
        to--;
      }
      names.add(joined(pieces, from, to));
      from = to;
    }
    return names;
  }

  private static String joined(List<String> pieces, int from, int to) {
    return String.join(",", pieces.subList(from, to)).strip();
  }

  /** Names in a sentence: {@code 'a', 'b' and 'c'}. */
  static String told(List<String> names) {
    List<String> quoted = names.stream().map(name -> "'" + Printable.of(name) + "'").toList();
    int last = quoted.size() - 1;
    return last < 1
        ? String.join("", quoted)
        : String.join(", ", quoted.subList(0, last)) + " and " + quoted.get(last);
  }
}
