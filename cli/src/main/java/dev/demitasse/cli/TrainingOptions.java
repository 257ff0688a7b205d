package dev.demitasse.cli;

import dev.demitasse.optimizers.Optimizer;
import dev.demitasse.training.TrainingSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options of commands that train: how often, in which steps, by which rule. */
final class TrainingOptions {
  @Option(
      names = "--epochs",
      paramLabel = "N",
      converter = Numbers.Positive.class,
      description = "How often to go through the training pictures; ${DEFAULT-VALUE} if not given.")
  private int epochs;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      converter = Numbers.Positive.class,
      description = "How many pictures a step takes; ${DEFAULT-VALUE} if not given.")
  private int batchSize;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      converter = Numbers.LearningRate.class,
      description = "The size of a step, above 0; ${DEFAULT-VALUE} if not given.")
  private double learningRate;

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      completionCandidates = Choices.Optimizers.class,
      converter = Choices.OptimizerName.class,
      description =
          "${COMPLETION-CANDIDATES} (sgd with momentum 0.9); ${DEFAULT-VALUE} if not given.")
  private String optimizer;

  /** Options that are by themselves as these settings are. */
  TrainingOptions(TrainingSettings unlessGiven) {
    epochs = unlessGiven.epochs();
    batchSize = unlessGiven.batchSize();
    learningRate = unlessGiven.optimizer().learningRate();
    optimizer = unlessGiven.optimizer().name();
  }

  /** The settings, with what else a command knows. */
  TrainingSettings settings(int patience, long seed) {
    return new TrainingSettings(
        epochs, batchSize, Optimizer.named(optimizer, learningRate), patience, seed);
  }

  /** The settings of a training that does not stop early. */
  TrainingSettings settings(long seed) {
    return settings(epochs, seed);
  }

  /** The options by their names. */
  Map<String, Object> given() {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("epochs", epochs);
    given.put("batch-size", batchSize);
    given.put("optimizer", optimizer);
    given.put("learning-rate", learningRate);
    return given;
  }
}
