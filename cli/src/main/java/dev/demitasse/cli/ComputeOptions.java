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
      paramLabel = "KERNELS", // the completion script mixes options up that share a label
      completionCandidates = Choices.Kernels.class,
      description =
          "${COMPLETION-CANDIDATES}; the fastest that can run here if not given. Results differ in"
              + " their last digits.")
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
