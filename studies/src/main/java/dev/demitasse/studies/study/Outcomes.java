package dev.demitasse.studies.study;

import dev.demitasse.studies.trials.Trial;
import dev.demitasse.studies.trials.TrialOutcome;
import dev.demitasse.studies.trials.TrialResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the trainings of a study came to.
 *
 * @param byName each network's trainings by its name
 */
record Outcomes(Map<String, Runs> byName) {
  /** A training for each network and seed, the seeds of one network side by side. */
  static List<Trial> trials(List<Variant> variants, StudySettings settings) {
    List<Trial> trials = new ArrayList<>();
    for (Variant variant : variants) {
      for (long seed : settings.seeds()) {
        trials.add(new Trial(variant.architecture(), settings.training().withSeed(seed)));
      }
    }
    return trials;
  }

  /**
   * Sorts outcomes.
   *
   * @param variants the networks, their ends fitted to the data
   * @param outcomes what {@link #trials} came to, in that order
   */
  static Outcomes of(List<Variant> variants, StudySettings settings, List<TrialOutcome> outcomes) {
    Map<String, Runs> byName = new LinkedHashMap<>();
    int next = 0;
    for (Variant variant : variants) {
      NavigableMap<Long, TrialResult> bySeed = new TreeMap<>();
      List<Long> diverged = new ArrayList<>();
      for (long seed : settings.seeds()) {
        switch (outcomes.get(next++)) {
          case TrialOutcome.Trained(TrialResult result) -> bySeed.put(seed, result);
          case TrialOutcome.Diverged _ -> diverged.add(seed);
        }
      }
      byName.put(variant.name(), new Runs(variant, bySeed, diverged));
    }
    return new Outcomes(byName);
  }

  /** A network's trainings. */
  Runs of(String name) {
    return byName.get(name);
  }

  /** The trainings of these networks, in their order. */
  List<Runs> of(List<Variant> variants) {
    return variants.stream().map(variant -> of(variant.name())).toList();
  }
}
