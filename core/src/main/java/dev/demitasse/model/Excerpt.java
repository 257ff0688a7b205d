package dev.demitasse.model;

/** Text from a file as a message may show it: short and on one line. */
final class Excerpt {
  private static final int LENGTH_AT_MOST = 80;
  private static final char REPLACEMENT = '\uFFFD';

  private Excerpt() {}

  /** The text's beginning, on one line. */
  static String of(String text) {
    return printable(
        text.length() <= LENGTH_AT_MOST ? text : text.substring(0, LENGTH_AT_MOST) + "...");
  }

  /** The whole text, on one line: characters that a terminal would act on are replaced. */
  static String printable(String text) {
    StringBuilder shown = new StringBuilder(text);
    for (int i = 0; i < shown.length(); i++) {
      if (!printable(shown.charAt(i))) {
        shown.setCharAt(i, REPLACEMENT);
      }
    }
    return shown.toString();
  }

  private static boolean printable(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
