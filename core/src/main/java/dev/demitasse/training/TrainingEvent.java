package dev.demitasse.training;

/** Something that happened during training; what a {@link TrainingListener} is told. */
public sealed interface TrainingEvent {
  /**
   * Training begins.
   *
   * @param epochs how many epochs there will be at most
   * @param batches how many steps an epoch takes
   * @param samples how many training samples there are
   */
  record Started(int epochs, int batches, int samples) implements TrainingEvent {}

  /**
   * A step was taken.
   *
   * @param epoch the epoch, from 1
   * @param batch the step within the epoch, from 1
   * @param samples how many samples of the epoch have been gone through
   * @param loss the mean loss over these samples so far, in nats for cross-entropy
   */
  record BatchFinished(int epoch, int batch, int samples, double loss) implements TrainingEvent {}

  /** An epoch ended. */
  record EpochFinished(EpochResult result) implements TrainingEvent {}

  /**
   * Training ended.
   *
   * @param bestEpoch the epoch, from 1, whose weights the model now has
   * @param stoppedEarly whether patience ran out before the last epoch
   */
  record Finished(int bestEpoch, boolean stoppedEarly) implements TrainingEvent {}
}
