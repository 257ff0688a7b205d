package dev.demitasse.studies.sweep;

import dev.demitasse.layers.Activation;
import dev.demitasse.optimizers.Optimizer;
import dev.demitasse.tensor.InputException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Which values a parameter can have at all. */
enum Kind {
  /** A whole number of at least 1. */
  COUNT("a whole number of at least 1"),
  /** A whole number of at least 0. */
  MARGIN("a whole number of at least 0"),
  /** A share of what there is. */
  RATE("a number of at least 0 and below 1"),
  /** The size of a step. */
  LEARNING_RATE("a number above 0, such as 0.001,"),
  /** The name of an optimizer. */
  OPTIMIZER("one of " + String.join(", ", Optimizer.NAMES)),
  /** The name of an activation's function. */
  FUNCTION("one of " + String.join(", ", Functions.NAMES)),
  /** A preset or a file of architecture text; whether there is one, who opens it finds out. */
  MODEL("a preset or a file of architecture text"),
  /** What fills a gap in a text; whether it makes sense there, who reads the text finds out. */
  OPEN("a number, or a word of letters, digits and _");

  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,9}");
  private static final Pattern TOO_LARGE = Pattern.compile("\\+?[0-9]{10,}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  /** Apart, because constants cannot name what is made after them. */
  private static final class Functions {
    static final List<String> NAMES =
        Arrays.stream(Activation.Function.values()).map(Activation.Function::text).toList();
  }

  private final String expected;

  Kind(String expected) {
    this.expected = expected;
  }

  /** Whether its values are numbers, so that there can be a range of them. */
  boolean hasRanges() {
    return switch (this) {
      case COUNT, MARGIN, RATE, LEARNING_RATE, OPEN -> true;
      case OPTIMIZER, FUNCTION, MODEL -> false;
    };
  }

  /** Whether a text is a number as architecture text writes them. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** Whether a text is a whole number, written without a point. */
  static boolean isWhole(String text) {
    return WHOLE.matcher(text).matches();
  }

  /**
   * Checks one of a parameter's values.
   *
   * @throws InputException if it can be none
   */
  void check(String name, String value) {
    boolean good =
        switch (this) {
          case COUNT -> isWhole(value) && Integer.parseInt(value) >= 1;
          case MARGIN -> isWhole(value) && Integer.parseInt(value) >= 0;
          case RATE -> isNumber(value) && value(value) >= 0 && value(value) < 1;
          case LEARNING_RATE ->
              isNumber(value)
                  && (float) value(value) > 0
                  && (float) value(value) < Float.POSITIVE_INFINITY;
          case OPTIMIZER -> Optimizer.NAMES.contains(value);
          case FUNCTION -> Functions.NAMES.contains(value);
          case MODEL -> !value.isEmpty();
          case OPEN -> isNumber(value) || WORD.matcher(value).matches();
        };
    if ((this == COUNT || this == MARGIN) && TOO_LARGE.matcher(value).matches()) {
      throw new InputException(
          "--set %s: found '%s', which is too large, where a whole number of at most 999999999 was expected"
              .formatted(name, value));
    }
    if (!good) {
      throw new InputException(
          "--set %s: found '%s' where %s was expected".formatted(name, value, expected));
    }
  }

  private static double value(String text) {
    return Double.parseDouble(text);
  }
}
