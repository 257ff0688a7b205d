package dev.demitasse.cli;

import dev.demitasse.optimizers.Optimizer;
import dev.demitasse.studies.study.StudySettings;
import dev.demitasse.training.TrainingSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** How the networks of a study are trained. */
final class StudyOptions {
  private static final TrainingSettings DEFAULT = StudySettings.DEFAULT.training();

  @Option(
      names = "--repeat",
      paramLabel = "N",
      converter = Numbers.Positive.class,
      description =
          "With how many seeds each network is trained; ${DEFAULT-VALUE} if not given. An interval"
              + " needs two.")
  private int repeat = StudySettings.DEFAULT.repeat();

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
      names = "--seed",
      paramLabel = "N",
      converter = Numbers.Seed.class,
      description =
          "The first seed, which also divides the pictures; ${DEFAULT-VALUE} if not given.")
  private long seed = DEFAULT.seed();

  /** The settings; no training stops early, so that all are as long. */
  StudySettings settings() {
    Optimizer rule = Optimizer.named(optimizer, learningRate);
    return new StudySettings(new TrainingSettings(epochs, batchSize, rule, epochs, seed), repeat);
  }

  long seed() {
    return seed;
  }

  /** The options by their names: what is to be typed for the same again. */
  Map<String, Object> given() {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("repeat", repeat);
    given.put("epochs", epochs);
    given.put("batch-size", batchSize);
    given.put("optimizer", optimizer);
    given.put("learning-rate", learningRate);
    given.put("seed", seed);
    return given;
  }
}
