package dev.demitasse.training;

import java.util.List;

/**
 * What training came to.
 *
 * @param history each epoch's result, in order
 * @param bestEpoch the epoch, from 1, with the lowest validation loss; the model has its weights
 * @param stoppedEarly whether patience ran out before the last epoch
 * @param seconds wall-clock time of all epochs
 * @param samplesPerSecond training samples gone through per second, validation not counted
 */
public record TrainingResult(
    List<EpochResult> history,
    int bestEpoch,
    boolean stoppedEarly,
    double seconds,
    double samplesPerSecond) {
  /** Copies the history. */
  public TrainingResult {
    history = List.copyOf(history);
  }
}
