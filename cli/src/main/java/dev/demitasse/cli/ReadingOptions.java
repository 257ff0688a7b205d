package dev.demitasse.cli;

import picocli.CommandLine.Option;

/** Options of commands that read a data set. */
final class ReadingOptions {
  @Option(
      names = "--strict",
      description = "Fail at the first file that cannot be read, instead of leaving it out.")
  private boolean strict;

  boolean strict() {
    return strict;
  }
}
