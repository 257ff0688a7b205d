package dev.demitasse.cli;

import picocli.CommandLine.Option;

/** Options of every command that prints results. */
final class OutputOptions {
  @Option(names = "--json", description = "Print the results as one JSON object.")
  private boolean json;

  @Option(names = "--verbose", description = "On failure, print where it happened.")
  private boolean verbose;

  boolean json() {
    return json;
  }

  boolean verbose() {
    return verbose;
  }
}
