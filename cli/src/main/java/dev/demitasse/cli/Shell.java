package dev.demitasse.cli;

import java.util.regex.Pattern;

/** Command lines that a person can copy and paste. */
final class Shell {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:=@%+,-]+");

  private Shell() {}

  /** How the command was called; the launcher says. */
  static String command() {
    return quoted(System.getProperty("demitasse.command", "demitasse"));
  }

  /** A path as an argument: in quotes where the shell wants them, and never taken for an option. */
  static String quoted(String path) {
    return word(path.startsWith("-") ? "./" + path : path);
  }

  /** A word of a command line: in quotes where the shell wants them. */
  static String word(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
