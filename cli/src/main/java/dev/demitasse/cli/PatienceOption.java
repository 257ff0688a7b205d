package dev.demitasse.cli;

import dev.demitasse.training.TrainingSettings;
import picocli.CommandLine.Option;

/** When a training ends early, for commands in which it may. */
final class PatienceOption {
  @Option(
      names = "--patience",
      paramLabel = "N",
      converter = Numbers.Positive.class,
      description =
          "Stop after so many epochs without a lower validation loss; ${DEFAULT-VALUE} if not"
              + " given.")
  private int epochs = TrainingSettings.DEFAULT.patience();

  /** After how many epochs without a lower validation loss it ends. */
  int epochs() {
    return epochs;
  }
}
