package dev.demitasse.studies.sweep;

import dev.demitasse.model.Architecture;
import dev.demitasse.model.ArchitectureException;
import dev.demitasse.studies.trials.Trial;
import dev.demitasse.tensor.InputException;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.training.TrainingSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which runs a sweep consists of.
 *
 * @param runs the runs, in the order of a grid or in which they were drawn
 * @param leftOut combinations that make no network
 */
public record Plan(List<SweepRun> runs, List<LeftOut> leftOut) {
  /** Drawing ends after so many combinations in a row that were drawn before or make none. */
  private static final int DRAWS_IN_VAIN = 10_000;

  /** Copies the lists. */
  public Plan {
    runs = List.copyOf(runs);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * All combinations.
   *
   * @throws InputException if none makes a network
   */
  static Plan grid(Scope.Found scope, TrainingSettings base) {
    Builder builder = new Builder(scope.networks(), base);
    long size = scope.space().size();
    for (long i = 0; i < size; i++) {
      builder.add(scope.space().at(i));
    }
    return builder.plan();
  }

  /**
   * So many combinations, or all there are, drawn from the seed, none twice. Those that make no
   * network are not counted.
   *
   * @throws InputException if none makes a network
   */
  static Plan drawn(Scope.Found scope, TrainingSettings base, int runs) {
    Builder builder = new Builder(scope.networks(), base);
    Randomness randomness = new Randomness(base.seed());
    long size = scope.space().size();
    long number = 0;
    int inVain = 0;
    while (builder.runs.size() < runs && builder.seen.size() < size && inVain < DRAWS_IN_VAIN) {
      boolean fits = builder.add(scope.space().draw(randomness, number++));
      inVain = fits ? 0 : inVain + 1;
    }
    return builder.plan();
  }

  /** Collects runs. */
  private static final class Builder {
    private final Networks networks;
    private final TrainingSettings base;
    private final Set<Combination> seen = new HashSet<>();
    private final List<SweepRun> runs = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    Builder(Networks networks, TrainingSettings base) {
      this.networks = networks;
      this.base = base;
    }

    /** Whether that made one run more. */
    boolean add(Combination combination) {
      if (!seen.add(combination)) {
        return false;
      }
      try {
        Architecture architecture = networks.of(combination);
        Trial trial = new Trial(architecture, Setting.in(combination, base));
        runs.add(new SweepRun(runs.size() + 1, combination, trial));
        return true;
      } catch (ArchitectureException e) {
        leftOut.add(new LeftOut(combination, e.getMessage()));
        return false;
      }
    }

    Plan plan() {
      if (runs.isEmpty()) {
        throw new InputException(
            "no combination makes a network: with %s, %s"
                .formatted(leftOut.getFirst().combination().told(), leftOut.getFirst().reason()));
      }
      return new Plan(runs, leftOut);
    }
  }
}
