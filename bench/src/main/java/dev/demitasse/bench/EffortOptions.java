package dev.demitasse.bench;

import dev.demitasse.tensor.InputException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long, how often and with how many threads to measure. */
final class EffortOptions {
  @Mixin private TurnOptions turns;

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

  @Option(
      names = "--vectors",
      paramLabel = "BITS",
      description =
          "256 lets JVMs and PyTorch have vectors of 256 bits at most, as most users' machines do;"
              + " all that the processor has if not given.")
  private String vectors = "";

  /**
   * What is asked for.
   *
   * @throws InputException if a number is out of range
   */
  Effort effort() {
    TurnOptions.check("--seconds", seconds, seconds > 0 && seconds <= 600, "above 0, at most 600");
    TurnOptions.check("--warm-up", warmUp, warmUp >= 0 && warmUp <= 600, "0 to 600");
    return new Effort(turns.turns(), seconds, warmUp, VectorLimit.of(vectors));
  }
}
