package dev.demitasse.model;

/**
 * A piece of architecture text.
 *
 * @param kind what it is
 * @param text its characters, for a string what it stands for
 * @param line its line, from 1
 * @param column its first column, from 1
 */
record Token(Kind kind, String text, int line, int column) {
  /** What a token is. */
  enum Kind {
    NAME("a name"),
    NUMBER("a number"),
    STRING("a string in quotes"),
    LIST("a list of numbers in brackets"),
    SYMBOL("a symbol"),
    LINE_END("the end of the line"),
    TEXT_END("the end of the text");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** The token as a message shows it. */
  String shown() {
    return switch (kind) {
      case LINE_END, TEXT_END -> kind.words();
      case STRING -> "\"" + Excerpt.of(text) + "\"";
      case LIST -> "[" + Excerpt.of(text) + "]";
      case NAME, NUMBER, SYMBOL -> "'" + Excerpt.of(text) + "'";
    };
  }

  /** Where it stands, as a message says it. */
  String place() {
    return "line " + line + ", column " + column;
  }
}
