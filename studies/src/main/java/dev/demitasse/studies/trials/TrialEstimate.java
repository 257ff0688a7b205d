package dev.demitasse.studies.trials;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.model.Architecture;
import dev.demitasse.training.Throughput;
import java.time.Duration;
import java.util.List;

/** How long trials may take, before any of them is run. */
public final class TrialEstimate {
  private static final double SECONDS = 0.5;

  private TrialEstimate() {}

  /**
   * Trains the first trial's network on random data for a moment and judges the others by the work
   * they are beside it. It may well be off by half.
   *
   * @param trials the trials, at least one
   * @param threads how many threads there are for all trials together
   * @throws dev.demitasse.tensor.InputException if the pictures cannot be read or divided
   */
  public static Duration of(List<Trial> trials, TrialData data, Kernels kernels, int threads) {
    Trial first = trials.getFirst();
    Architecture architecture = data.prepared(first.architecture()).architecture();
    double pictures = data.prepared(first.architecture()).splits().train().size();
    double rate;
    try (Team team = new Team(threads)) {
      rate =
          Throughput.measure(architecture, first.settings().batchSize(), kernels, team, SECONDS)
              .trainSamplesPerSecond();
    }
    double work = trials.stream().mapToDouble(Cost::of).sum();
    double seconds = work / Cost.ofEpoch(first.architecture()) * pictures / rate;
    return Duration.ofNanos(Math.round(1e9 * Math.min(seconds, Integer.MAX_VALUE)));
  }
}
