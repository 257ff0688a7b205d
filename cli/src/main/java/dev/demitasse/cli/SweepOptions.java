package dev.demitasse.cli;

import dev.demitasse.optimizers.Optimizer;
import dev.demitasse.training.TrainingSettings;
import java.util.List;
import picocli.CommandLine.Option;

/** How the runs of a sweep are trained, where that is not varied. */
final class SweepOptions {
  private static final TrainingSettings DEFAULT = TrainingSettings.DEFAULT;

  /** What can be given as an option or be varied, but not both. */
  static final List<String> EITHER =
      List.of("model", "epochs", "batch-size", "learning-rate", "optimizer", "patience");

  @Option(
      names = "--epochs",
      paramLabel = "N",
      converter = Numbers.Positive.class,
      description = "How often to go through the training pictures; ${DEFAULT-VALUE} if not given.")
  private int epochs = DEFAULT.epochs();

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      converter = Numbers.Positive.class,
      description = "How many pictures a step takes; ${DEFAULT-VALUE} if not given.")
  private int batchSize = DEFAULT.batchSize();

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      converter = Numbers.LearningRate.class,
      description = "The size of a step, above 0; ${DEFAULT-VALUE} if not given.")
  private double learningRate = DEFAULT.optimizer().learningRate();

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      completionCandidates = Choices.Optimizers.class,
      converter = Choices.OptimizerName.class,
      description =
          "${COMPLETION-CANDIDATES} (sgd with momentum 0.9); ${DEFAULT-VALUE} if not given.")
  private String optimizer = DEFAULT.optimizer().name();

  @Option(
      names = "--patience",
      paramLabel = "N",
      converter = Numbers.Positive.class,
      description =
          "Stop a run after so many epochs without a lower validation loss; ${DEFAULT-VALUE} if not"
              + " given.")
  private int patience = DEFAULT.patience();

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = Numbers.Seed.class,
      description =
          "The seed of every run, of the division of the pictures and of what is drawn;"
              + " ${DEFAULT-VALUE} if not given.")
  private long seed = DEFAULT.seed();

  TrainingSettings settings() {
    return new TrainingSettings(
        epochs, batchSize, Optimizer.named(optimizer, learningRate), patience, seed);
  }

  long seed() {
    return seed;
  }
}
