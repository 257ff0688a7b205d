package dev.demitasse.studies.sweep;

import dev.demitasse.studies.trials.TrialOutcome;
import dev.demitasse.training.EpochResult;
import java.time.Duration;

/** Something that happened during a sweep; what a {@link SweepListener} is told. */
public sealed interface SweepEvent {
  /**
   * Runs begin: all of them or, in successive halving, those that are left on a rung.
   *
   * @param rung the rung, from 1
   * @param rungs how many rungs there are
   * @param runs how many runs are on it
   * @param known how many of them are known already
   * @param epochs for how many epochs at most they are trained
   */
  record RungStarted(int rung, int rungs, int runs, int known, int epochs) implements SweepEvent {}

  /** A run begins. */
  record RunStarted(SweepRun run) implements SweepEvent {}

  /** An epoch of a run ended. */
  record EpochFinished(SweepRun run, EpochResult epoch) implements SweepEvent {}

  /**
   * A run's outcome on this rung is known.
   *
   * @param run the run
   * @param outcome what it came to
   * @param known whether it was known before and not trained again
   */
  record RunFinished(SweepRun run, TrialOutcome outcome, boolean known) implements SweepEvent {}

  /**
   * Some work was done.
   *
   * @param done the share of all runs' work that is done, 0..1
   * @param left how long the rest may take, judged by the work so far; zero when nothing is left
   */
  record Progressed(double done, Duration left) implements SweepEvent {}
}
