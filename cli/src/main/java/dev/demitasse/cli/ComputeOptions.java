package dev.demitasse.cli;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import picocli.CommandLine.Option;

/** Options of commands that compute. */
final class ComputeOptions {
  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = Positive.class,
      description =
          "Threads to compute with; all processors if not given. Results do not depend on it.")
  private int threads = Runtime.getRuntime().availableProcessors();

  int threads() {
    return threads;
  }

  Kernels kernels() {
    return Kernels.portable();
  }

  Team team() {
    return new Team(threads);
  }
}
