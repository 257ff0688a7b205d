package dev.demitasse.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Cuts architecture text into tokens.
 *
 * <p>Line ends inside parentheses and brackets do not count, nor do blanks, comments and a byte
 * order mark at the beginning. A tab is one column.
 */
final class Tokenizer {
  private static final String SYMBOLS = "(),=.[]";
  private static final int LENGTH_AT_MOST = 100; // of a name, a number or a string
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private final String source;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int place;
  private int line = 1;
  private int lineStart;
  private int depth;

  private Tokenizer(String source, String text) {
    this.source = source;
    this.text = text;
  }

  /**
   * The tokens of a text, a {@code TEXT_END} last.
   *
   * @throws ArchitectureException at a character that begins no token
   */
  static List<Token> tokens(String source, String text) {
    String normal = text.replace("\r\n", "\n").replace('\r', '\n');
    return new Tokenizer(source, normal.startsWith("\uFEFF") ? normal.substring(1) : normal).run();
  }

  private List<Token> run() {
    while (place < text.length()) {
      next();
    }
    if (depth == 0) {
      add(Token.Kind.LINE_END, "", place);
    }
    add(Token.Kind.TEXT_END, "", place);
    return tokens;
  }

  private void next() {
    char c = text.charAt(place);
    int start = place;
    if (c == '\n') {
      if (depth == 0) {
        add(Token.Kind.LINE_END, "", place);
      }
      place++;
      line++;
      lineStart = place;
    } else if (c == '#') {
      takeWhile(d -> d != '\n');
    } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      place++;
    } else if (c == '"' || c == '\'') {
      string(c);
    } else if (Character.isLetter(c) || c == '_') {
      add(Token.Kind.NAME, takeWhile(d -> Character.isLetterOrDigit(d) || d == '_'), start);
    } else if (startsNumber(c)) {
      number();
    } else if (SYMBOLS.indexOf(c) >= 0) {
      depth += c == '(' || c == '[' ? 1 : 0;
      depth -= (c == ')' || c == ']') && depth > 0 ? 1 : 0;
      place++;
      add(Token.Kind.SYMBOL, String.valueOf(c), start);
    } else if (c == '{') {
      throw error(
          "found '{' where a layer or an argument was expected; only a sweep fills what is left open",
          start);
    } else {
      String found = Character.toString(text.codePointAt(place));
      throw error(
          "found '%s' where a layer or an argument was expected".formatted(Excerpt.of(found)),
          start);
    }
  }

  private boolean startsNumber(char c) {
    return digit(c)
        || ((c == '-' || c == '+' || c == '.')
            && place + 1 < text.length()
            && (digit(text.charAt(place + 1)) || text.charAt(place + 1) == '.'));
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private void number() {
    int start = place;
    place++;
    while (place < text.length() && continuesNumber(text.charAt(place))) {
      place++;
    }
    String number = text.substring(start, place);
    if (!NUMBER.matcher(number).matches()) {
      throw error(
          "found '%s' where a number such as 3 or 0.5 was expected".formatted(Excerpt.of(number)),
          start);
    }
    add(Token.Kind.NUMBER, number, start);
  }

  private boolean continuesNumber(char c) {
    char before = text.charAt(place - 1);
    boolean exponentSign = (c == '-' || c == '+') && (before == 'e' || before == 'E');
    return Character.isLetterOrDigit(c) || c == '.' || c == '_' || exponentSign;
  }

  private void string(char quote) {
    int start = place;
    StringBuilder content = new StringBuilder();
    place++;
    while (place < text.length() && text.charAt(place) != quote && text.charAt(place) != '\n') {
      content.append(text.charAt(place) == '\\' ? escaped() : text.charAt(place));
      place++;
    }
    if (place >= text.length() || text.charAt(place) != quote) {
      throw error(
          "found the end of the line where the string's closing %s was expected".formatted(quote),
          start);
    }
    place++;
    add(Token.Kind.STRING, content.toString(), start);
  }

  /** The character that a backslash and the one after it stand for. */
  private char escaped() {
    place++;
    char c = place < text.length() ? text.charAt(place) : '\n';
    return switch (c) {
      case '\\', '"', '\'' -> c;
      case 'n' -> '\n';
      case 't' -> '\t';
      default ->
          throw error(
              "found a backslash where only \\\\, \\\", \\', \\n or \\t could stand", place - 1);
    };
  }

  private String takeWhile(IntPredicate wanted) {
    int start = place;
    while (place < text.length() && wanted.test(text.charAt(place))) {
      place++;
    }
    return text.substring(start, place);
  }

  private void add(Token.Kind kind, String content, int start) {
    if (content.length() > LENGTH_AT_MOST) {
      throw error(
          "found %s of %d characters where at most %d were expected"
              .formatted(kind.words(), content.length(), LENGTH_AT_MOST),
          start);
    }
    tokens.add(new Token(kind, content, line, start - lineStart + 1));
  }

  private ArchitectureException error(String what, int at) {
    return new ArchitectureException(
        "%s, line %d, column %d: %s".formatted(source, line, at - lineStart + 1, what));
  }
}
