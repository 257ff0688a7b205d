package dev.demitasse.studies.trials;

import dev.demitasse.training.EpochResult;
import java.time.Duration;

/** Something that happened while trials were run; what a {@link TrialListener} is told. */
public sealed interface TrialEvent {
  /**
   * Running begins.
   *
   * @param trials how many different trials there are
   * @param known how many of them are known already
   * @param atOnce how many are run at once
   * @param threads how many threads each of them has
   */
  record Started(int trials, int known, int atOnce, int threads) implements TrialEvent {}

  /** A trial begins. */
  record TrialStarted(Trial trial) implements TrialEvent {}

  /** An epoch of a trial ended. */
  record EpochFinished(Trial trial, EpochResult epoch) implements TrialEvent {}

  /**
   * A trial's outcome is known.
   *
   * @param trial the trial
   * @param outcome what it came to
   * @param known whether it was known before and not run again
   */
  record TrialFinished(Trial trial, TrialOutcome outcome, boolean known) implements TrialEvent {}

  /**
   * Some work was done.
   *
   * @param done the share of all trials' work that is done, 0..1, that of known ones included
   * @param left how long the rest may take, judged by the work so far; zero when nothing is left
   */
  record Progressed(double done, Duration left) implements TrialEvent {}
}
