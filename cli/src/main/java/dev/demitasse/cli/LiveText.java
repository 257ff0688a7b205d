package dev.demitasse.cli;

import java.io.PrintWriter;
import java.util.List;

/** Some lines on the terminal that are drawn again and again in the same place. */
final class LiveText {
  private static final String CLEAR_BELOW = "\u001b[J";
  private static final String CLEAR_BEHIND = "\u001b[K";

  private final PrintWriter err;
  private int drawn;

  LiveText(PrintWriter err) {
    this.err = err;
  }

  /** Draws these lines in place of those before, each cut at the margin. */
  void draw(List<String> lines) {
    int width = Integer.getInteger(Bars.COLUMNS) - 1;
    StringBuilder text = new StringBuilder(toTheTop());
    for (String line : lines) {
      text.append(cut(line, width)).append(CLEAR_BEHIND).append('\n');
    }
    err.print(text.append(CLEAR_BELOW));
    err.flush();
    drawn = lines.size();
  }

  private static String cut(String line, int width) {
    int end = line.length();
    while (Printable.columns(line.substring(0, end)) > width) {
      end--;
    }
    return line.substring(0, end);
  }

  private String toTheTop() {
    return drawn == 0 ? "" : "\r\u001b[%dA".formatted(drawn);
  }

  /** Takes the lines away. */
  void erase() {
    if (drawn > 0) {
      err.print(toTheTop() + CLEAR_BELOW);
      err.flush();
      drawn = 0;
    }
  }
}
