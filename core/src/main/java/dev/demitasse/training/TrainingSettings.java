package dev.demitasse.training;

import dev.demitasse.evaluation.Threshold;
import dev.demitasse.optimizers.Adam;
import dev.demitasse.optimizers.Optimizer;
import dev.demitasse.tensor.InputException;

/**
 * How a model is trained.
 *
 * @param epochs how many times the training pictures are gone through, at least 1
 * @param batchSize how many pictures a step takes, at least 1
 * @param optimizer how weights follow gradients
 * @param patience after how many epochs without a lower validation loss training stops, at least 1
 * @param seed from which initial weights, shuffling and dropout derive
 * @param calibrate whether the model keeps the temperature found on validation
 * @param thresholdRule what makes a threshold between two classes the best on validation
 */
public record TrainingSettings(
    int epochs,
    int batchSize,
    Optimizer optimizer,
    int patience,
    long seed,
    boolean calibrate,
    Threshold.Rule thresholdRule) {
  /** Ten epochs of Adam with batches of 64, stopping after 5 epochs without progress, seed 1. */
  public static final TrainingSettings DEFAULT = new TrainingSettings(10, 64, new Adam(1e-3), 5, 1);

  /**
   * Checks the numbers.
   *
   * @throws InputException if one is out of range
   */
  public TrainingSettings {
    check("the number of epochs", epochs);
    check("the batch size", batchSize);
    check("the patience", patience);
  }

  /**
   * Settings for a model with the probabilities that training made and the most accurate threshold.
   */
  public TrainingSettings(int epochs, int batchSize, Optimizer optimizer, int patience, long seed) {
    this(epochs, batchSize, optimizer, patience, seed, false, Threshold.Rule.ACCURACY);
  }

  private static void check(String name, int value) {
    if (value < 1) {
      throw new InputException(
          name + " must be at least 1, found " + value + "; give a larger number");
    }
  }

  /** These settings with another number of epochs. */
  public TrainingSettings withEpochs(int epochs) {
    return new TrainingSettings(
        epochs, batchSize, optimizer, patience, seed, calibrate, thresholdRule);
  }

  /** These settings with another batch size. */
  public TrainingSettings withBatchSize(int batchSize) {
    return new TrainingSettings(
        epochs, batchSize, optimizer, patience, seed, calibrate, thresholdRule);
  }

  /** These settings with another optimizer. */
  public TrainingSettings withOptimizer(Optimizer optimizer) {
    return new TrainingSettings(
        epochs, batchSize, optimizer, patience, seed, calibrate, thresholdRule);
  }

  /** These settings with another patience. */
  public TrainingSettings withPatience(int patience) {
    return new TrainingSettings(
        epochs, batchSize, optimizer, patience, seed, calibrate, thresholdRule);
  }

  /** These settings with another seed. */
  public TrainingSettings withSeed(long seed) {
    return new TrainingSettings(
        epochs, batchSize, optimizer, patience, seed, calibrate, thresholdRule);
  }

  /** These settings, with or without a temperature that the model keeps. */
  public TrainingSettings withCalibrate(boolean calibrate) {
    return new TrainingSettings(
        epochs, batchSize, optimizer, patience, seed, calibrate, thresholdRule);
  }

  /** These settings with another rule for the threshold. */
  public TrainingSettings withThresholdRule(Threshold.Rule thresholdRule) {
    return new TrainingSettings(
        epochs, batchSize, optimizer, patience, seed, calibrate, thresholdRule);
  }
}
