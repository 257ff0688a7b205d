package dev.demitasse.cli;

import dev.demitasse.data.Skipped;
import java.io.PrintWriter;
import java.util.List;

/** Tells which files were left out. */
final class SkippedText {
  private static final int SHOWN = 5;

  private SkippedText() {}

  /** Prints the count and the first files, if there are any. */
  static void print(List<Skipped> skipped, PrintWriter err) {
    if (skipped.isEmpty()) {
      return;
    }
    err.printf("Skipped %,d files that cannot be read:%n", skipped.size());
    skipped.stream()
        .limit(SHOWN)
        .forEach(file -> err.println("  " + file.file() + " " + file.reason()));
    if (skipped.size() > SHOWN) {
      err.printf("  and %,d more%n", skipped.size() - SHOWN);
    }
  }
}
