package dev.demitasse.bench;

import dev.demitasse.tensor.InputException;
import picocli.CommandLine.Option;

/** How often to measure, and with how many threads. */
final class TurnOptions {
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

  /**
   * What is asked for.
   *
   * @throws InputException if a number is out of range
   */
  Turns turns() {
    check("--threads", threads, threads >= 1, "at least 1");
    check("--rounds", rounds, rounds >= 1, "at least 1");
    return new Turns(threads, rounds);
  }

  static void check(String name, Number found, boolean good, String expected) {
    if (!good) {
      throw new InputException(
          "%s must be %s, found %s; give another number".formatted(name, expected, found));
    }
  }
}
