package dev.demitasse.cli;

import dev.demitasse.training.TrainingSettings;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the runs of a sweep are trained, where that is not varied. */
final class SweepOptions {
  private static final TrainingSettings DEFAULT = TrainingSettings.DEFAULT;

  /** What can be given as an option or be varied, but not both. */
  static final List<String> EITHER =
      List.of("model", "epochs", "batch-size", "learning-rate", "optimizer", "patience");

  @Mixin private TrainingOptions training = new TrainingOptions(DEFAULT);
  @Mixin private PatienceOption patience;

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = Numbers.Seed.class,
      description =
          "The seed of every run, of the division of the pictures and of what is drawn;"
              + " ${DEFAULT-VALUE} if not given.")
  private long seed = DEFAULT.seed();

  TrainingSettings settings() {
    return training.settings(patience.epochs(), seed);
  }

  long seed() {
    return seed;
  }
}
