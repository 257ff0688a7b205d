package dev.demitasse.cli;

import dev.demitasse.data.Skipped;
import java.util.ArrayList;
import java.util.List;

/** Tells which files were left out. */
final class Skips {
  private static final int SHOWN = 5;

  private Skips() {}

  /** The count and the first files, one a line; nothing if none was left out. */
  static List<String> lines(List<Skipped> skipped) {
    List<String> lines = new ArrayList<>();
    if (!skipped.isEmpty()) {
      String files = skipped.size() == 1 ? "1 file" : "%,d files".formatted(skipped.size());
      lines.add("Left out " + files + " that cannot be read:");
    }
    skipped.stream()
        .limit(SHOWN)
        .forEach(file -> lines.add("  " + Printable.of(file.file() + " " + file.reason())));
    if (skipped.size() > SHOWN) {
      lines.add("  and %,d more".formatted(skipped.size() - SHOWN));
    }
    return lines;
  }
}
