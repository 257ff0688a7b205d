package dev.demitasse.cli;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import picocli.CommandLine.Option;

/** Options of commands that compute. */
final class ComputeOptions {
  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = Numbers.Threads.class,
      description = "Threads to compute with; as many as there are processors if not given.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--kernels",
      paramLabel = "NAME",
      description =
          "simd or portable; the fastest that can run here if not given. Last digits of results"
              + " depend on it.")
  private String kernels;

  int threads() {
    return threads;
  }

  Kernels kernels() {
    return kernels == null ? Kernels.fastest() : Kernels.named(kernels);
  }

  Team team() {
    return new Team(threads);
  }
}
