package dev.demitasse.studies.sweep;

import dev.demitasse.studies.trials.TrialOutcome;
import dev.demitasse.studies.trials.TrialResult;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the runs of a sweep came to.
 *
 * @param runs every run, in the order of their numbers
 * @param leftOut combinations that make no network
 * @param rungs how many rungs there were
 */
public record SweepResult(List<Entry> runs, List<LeftOut> leftOut, int rungs) {
  /**
   * A run and what it came to on the last rung that it was on.
   *
   * @param run the run
   * @param rung the rung, from 1
   * @param outcome what it came to
   */
  public record Entry(SweepRun run, int rung, TrialOutcome outcome) {
    /** Its numbers, unless it diverged. */
    public Optional<TrialResult> result() {
      return outcome instanceof TrialOutcome.Trained(TrialResult result)
          ? Optional.of(result)
          : Optional.empty();
    }

    /** The lowest validation loss of its epochs; infinite if it diverged. */
    double loss() {
      return result().map(result -> result.validation().loss()).orElse(Double.POSITIVE_INFINITY);
    }
  }

  /** The better one first: further up, then the lower validation loss, then the lower number. */
  static final Comparator<Entry> BY_MERIT =
      Comparator.comparingInt((Entry entry) -> -entry.rung())
          .thenComparingDouble(Entry::loss)
          .thenComparingInt(entry -> entry.run().number());

  /** Copies the lists. */
  public SweepResult {
    runs = List.copyOf(runs);
    leftOut = List.copyOf(leftOut);
  }

  /** The runs from the best to the worst. */
  public List<Entry> ranked() {
    return runs.stream().sorted(BY_MERIT).toList();
  }

  /** The best run; none if all diverged. */
  public Optional<Entry> best() {
    return runs.stream().filter(entry -> entry.result().isPresent()).min(BY_MERIT);
  }
}
