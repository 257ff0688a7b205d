package dev.demitasse.data;

import java.util.Arrays;

/**
 * Parses the text of a NPY header, a Python dictionary of exactly {@code descr}, {@code
 * fortran_order} and {@code shape} in any order: {@code {'descr': '|u1', 'fortran_order': False,
 * 'shape': (10, 28, 28), }}. Nothing is evaluated.
 */
final class NpyText {
  private static final int MOST_DIMENSIONS = 32;

  private final String text;
  private final String source;
  private int at;
  private String type;
  private Boolean fortranOrder;
  private long[] shape;

  NpyText(String text, String source) {
    this.text = text;
    this.source = source;
  }

  /**
   * The header the whole text stands for.
   *
   * @param length how many bytes it takes
   * @throws DataException if the text is anything else
   */
  NpyHeader header(long length) {
    expect('{');
    while (!found('}')) {
      String key = string();
      expect(':');
      read(key);
      if (!found(',')) {
        expect('}');
        break;
      }
    }
    skipSpaces();
    if (at < text.length() || type == null || fortranOrder == null || shape == null) {
      throw broken("exactly descr, fortran_order and shape");
    }
    return new NpyHeader(type, fortranOrder, shape, length);
  }

  private void read(String key) {
    if (key.equals("descr") && type == null) {
      skipSpaces();
      if (at < text.length() && text.charAt(at) == '[') {
        throw new DataException(
            "%s holds records of several values, expected plain whole numbers; save it again"
                .formatted(source));
      }
      type = string();
    } else if (key.equals("fortran_order") && fortranOrder == null) {
      fortranOrder = truth();
    } else if (key.equals("shape") && shape == null) {
      shape = tuple();
    } else {
      throw broken("descr, fortran_order and shape once each");
    }
  }

  private String string() {
    skipSpaces();
    char quote = at < text.length() ? text.charAt(at) : ' ';
    int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
    if (end < 0 || text.substring(at, end).indexOf('\\') >= 0) {
      throw broken("a string in quotes");
    }
    String string = text.substring(at + 1, end);
    at = end + 1;
    return string;
  }

  private boolean truth() {
    skipSpaces();
    for (boolean value : new boolean[] {true, false}) {
      String word = value ? "True" : "False";
      if (text.startsWith(word, at)) {
        at += word.length();
        return value;
      }
    }
    throw broken("True or False");
  }

  private long[] tuple() {
    long[] numbers = new long[MOST_DIMENSIONS];
    int count = 0;
    expect('(');
    while (!found(')')) {
      if (count == MOST_DIMENSIONS) {
        throw broken("at most " + MOST_DIMENSIONS + " dimensions");
      }
      numbers[count++] = number();
      if (!found(',')) {
        expect(')');
        break;
      }
    }
    return Arrays.copyOf(numbers, count);
  }

  /** A whole number; Python 2 wrote an L behind large ones. */
  private long number() {
    skipSpaces();
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    long number;
    try {
      number = Long.parseLong(text, start, at, 10);
    } catch (NumberFormatException _) {
      throw broken("a whole number below 2^63");
    }
    if (at < text.length() && text.charAt(at) == 'L') {
      at++;
    }
    return number;
  }

  private void expect(char wanted) {
    if (!found(wanted)) {
      throw broken("'" + wanted + "'");
    }
  }

  private boolean found(char wanted) {
    skipSpaces();
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void skipSpaces() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
      at++;
    }
  }

  private DataException broken(String expected) {
    return new DataException(
        "%s has a damaged header, expected %s at character %d; save it again with numpy.savez"
            .formatted(source, expected, at));
  }
}
