package dev.demitasse.bench;

import dev.demitasse.tensor.InputException;
import picocli.CommandLine.Option;

/** How long and with how many threads to measure. */
final class EffortOptions {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of every engine; all processors if not given.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often everything has its turn; ${DEFAULT-VALUE} if not given.")
  private int rounds = 3;

  @Option(
      names = "--seconds",
      paramLabel = "X",
      description = "How long a turn is measured, in seconds; ${DEFAULT-VALUE} if not given.")
  private double seconds = 4;

  @Option(
      names = "--warm-up",
      paramLabel = "X",
      description = "How long it is warmed up before, in seconds; ${DEFAULT-VALUE} if not given.")
  private double warmUp = 4;

  /**
   * What is asked for.
   *
   * @throws InputException if a number is out of range
   */
  Effort effort() {
    check("--threads", threads, threads >= 1, "at least 1");
    check("--rounds", rounds, rounds >= 1, "at least 1");
    check("--seconds", seconds, seconds > 0 && seconds <= 3600, "above 0 and at most 3600");
    check("--warm-up", warmUp, warmUp >= 0 && warmUp <= 3600, "0 to 3600");
    return new Effort(threads, rounds, seconds, warmUp);
  }

  private static void check(String name, Number found, boolean good, String expected) {
    if (!good) {
      throw new InputException(
          "%s must be %s, found %s; give another number".formatted(name, expected, found));
    }
  }
}
