package dev.demitasse.cli;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** Options of commands that compute. */
final class ComputeOptions {
  private static final String FAST = "simd";

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
      converter = Choices.KernelsName.class,
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

  /** The same, which the JVM is made to compile meanwhile if that takes no thread from others. */
  Kernels warmKernels() {
    Kernels chosen = kernels();
    if (threads > 1 && chosen.name().equals(FAST)) {
      WarmUp.begin(chosen);
    }
    return chosen;
  }

  /** The option as it was given, with a blank before it; nothing if it was not. */
  String kernelsOption() {
    return kernels == null ? "" : " --kernels " + kernels;
  }

  /** Says how to get the fast kernels, where nobody asked for others and they cannot be had. */
  void tellHowToBeFast(PrintWriter err) {
    if (kernels == null && !Kernels.fastest().name().equals(FAST)) {
      err.println("Note: no fast kernels: " + Kernels.fastestNote() + ".");
    }
  }

  /** What the fast kernels compute with, in brackets with a blank before; nothing for others. */
  String vectors() {
    return kernels().name().equals(FAST) ? " (" + Kernels.fastestNote() + ")" : "";
  }

  Team team() {
    return new Team(threads);
  }
}
