package dev.demitasse.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Names of classes as they are typed and told. */
final class Names {
  private static final int TOLD = 20;

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

  /** Names in a sentence: {@code 'a', 'b' and 'c'}; of very many, the first. */
  static String told(List<String> names) {
    int last = Math.min(names.size() - 1, TOLD);
    if (last < 1) {
      return names.stream().map(Names::quoted).collect(Collectors.joining());
    }
    String end = names.size() - 1 > TOLD ? names.size() - TOLD + " more" : quoted(names.get(last));
    return names.stream().limit(last).map(Names::quoted).collect(Collectors.joining(", "))
        + " and "
        + end;
  }

  private static String quoted(String name) {
    return "'" + Printable.of(name) + "'";
  }
}
