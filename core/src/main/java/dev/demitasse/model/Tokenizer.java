package dev.demitasse.model;

import java.util.ArrayList;
import java.util.List;

/** Cuts architecture text into tokens. Line ends inside parentheses do not count. */
final class Tokenizer {
  private static final String SYMBOLS = "(),=.";

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
    add(Token.Kind.LINE_END, "", place);
    add(Token.Kind.TEXT_END, "", place);
    return tokens;
  }

  private void next() {
    char c = text.charAt(place);
    if (c == '\n') {
      if (depth == 0) {
        add(Token.Kind.LINE_END, "", place);
      }
      place++;
      line++;
      lineStart = place;
    } else if (c == '#') {
      takeWhile(d -> d != '\n');
    } else if (Character.isWhitespace(c)) {
      place++;
    } else if (c == '"' || c == '\'') {
      string(c);
    } else if (Character.isLetter(c) || c == '_') {
      int start = place;
      add(Token.Kind.NAME, takeWhile(d -> Character.isLetterOrDigit(d) || d == '_'), start);
    } else if (startsNumber(c)) {
      number();
    } else if (SYMBOLS.indexOf(c) >= 0) {
      depth += c == '(' ? 1 : 0;
      depth -= c == ')' && depth > 0 ? 1 : 0;
      place++;
      add(Token.Kind.SYMBOL, String.valueOf(c), place - 1);
    } else {
      throw error("found '" + c + "' where a layer or an argument was expected", place);
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
    add(Token.Kind.NUMBER, text.substring(start, place), start);
  }

  private boolean continuesNumber(char c) {
    char before = text.charAt(place - 1);
    boolean exponentSign = (c == '-' || c == '+') && (before == 'e' || before == 'E');
    return Character.isLetterOrDigit(c) || c == '.' || c == '_' || exponentSign;
  }

  private void string(char quote) {
    int start = place;
    place++;
    String content = takeWhile(c -> c != quote && c != '\n');
    if (place == text.length() || text.charAt(place) != quote) {
      throw error("a string lacks its closing " + quote, start);
    }
    place++;
    add(Token.Kind.STRING, content, start);
  }

  private String takeWhile(java.util.function.IntPredicate wanted) {
    int start = place;
    while (place < text.length() && wanted.test(text.charAt(place))) {
      place++;
    }
    return text.substring(start, place);
  }

  private void add(Token.Kind kind, String content, int start) {
    tokens.add(new Token(kind, content, line, start - lineStart + 1));
  }

  private ArchitectureException error(String what, int at) {
    return new ArchitectureException(
        "%s, line %d, column %d: %s".formatted(source, line, at - lineStart + 1, what));
  }
}
