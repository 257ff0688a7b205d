package dev.demitasse.cli;

import java.util.regex.Pattern;

/** Text from outside as it may be shown: on one line, without what a terminal would act on. */
final class Printable {
  private static final Pattern ACTED_ON = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

  private Printable() {}

  static String of(String text) {
    return ACTED_ON.matcher(text).replaceAll("\uFFFD");
  }
}
