package dev.demitasse.studies.study;

import dev.demitasse.evaluation.MeanEstimate;
import dev.demitasse.studies.trials.TrialResult;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One network's trainings, seed by seed.
 *
 * @param variant the network
 * @param bySeed what came of each seed whose training came to an end
 * @param diverged the seeds whose training diverged
 */
record Runs(Variant variant, NavigableMap<Long, TrialResult> bySeed, List<Long> diverged) {
  /** Copies map and list. */
  Runs {
    bySeed = Collections.unmodifiableNavigableMap(new TreeMap<>(bySeed));
    diverged = List.copyOf(diverged);
  }

  String name() {
    return variant.name();
  }

  /** The trained models' numbers, in the order of the seeds. */
  Collection<TrialResult> results() {
    return bySeed.values();
  }

  /** A quantity's mean over the seeds; empty if every training diverged. */
  Optional<MeanEstimate> mean(Quantity quantity) {
    return bySeed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            MeanEstimate.of(bySeed.values().stream().mapToDouble(quantity::of).toArray()));
  }

  /** What to say about seeds that diverged; empty if none did. */
  Optional<String> divergence() {
    return diverged.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Training %s diverged with %d of %d seeds, which are left out."
                .formatted(name(), diverged.size(), diverged.size() + bySeed.size()));
  }
}
