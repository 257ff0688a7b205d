package dev.demitasse.studies.trials;

/** What a trial came to. */
public sealed interface TrialOutcome {
  /**
   * Training came to a loss or a weight that is no finite number.
   *
   * @param sentence when that was, and what may help
   */
  record Diverged(String sentence) implements TrialOutcome {}

  /** Training came to a model; the numbers of it that are kept. */
  record Trained(TrialResult result) implements TrialOutcome {}
}
