package dev.demitasse.cli;

import java.util.regex.Pattern;

/** Text from outside as it may be shown: on one line, without what a terminal would act on. */
final class Printable {
  private static final Pattern ACTED_ON = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

  private Printable() {}

  static String of(String text) {
    return ACTED_ON.matcher(text).replaceAll("\uFFFD");
  }

  /** How many columns of a terminal text takes: two for each character of East Asia's scripts. */
  static int columns(String text) {
    return text.codePoints().map(Printable::columns).sum();
  }

  private static int columns(int character) {
    if (Character.getType(character) == Character.NON_SPACING_MARK) {
      return 0;
    }
    return switch (Character.UnicodeScript.of(character)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> 2;
      default -> 1;
    };
  }
}
