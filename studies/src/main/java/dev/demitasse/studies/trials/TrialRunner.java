package dev.demitasse.studies.trials;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.model.Version;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs trials, several at once, each of them once only: what is in the store is not run again.
 *
 * <p>A trial's numbers do not depend on how many run at once, on how many threads, on which others
 * there are, or on whether it was interrupted and run anew. An outcome is stored as soon as it is
 * known, so that not more than the trials that were running is lost when the program ends, however
 * suddenly.
 */
public final class TrialRunner {
  private final TrialData data;
  private final TrialStore store;
  private final Kernels kernels;
  private final int threads;

  /**
   * A runner.
   *
   * @param data what the trials learn from
   * @param store where outcomes are kept
   * @param kernels what the trials compute with
   * @param threads how many threads there are for all trials together, at least 1
   */
  public TrialRunner(TrialData data, TrialStore store, Kernels kernels, int threads) {
    this.data = data;
    this.store = store;
    this.kernels = kernels;
    this.threads = threads;
  }

  /**
   * The trials' outcomes, in their order. What is known already is told first; then the most work
   * is begun first, so that the threads end together.
   *
   * @throws dev.demitasse.tensor.InputException if the pictures cannot be read or do not fit an
   *     architecture, or the store cannot be read or written; trials that were running are then
   *     given up
   */
  public List<TrialOutcome> run(List<Trial> trials, TrialListener listener) {
    List<String> keys = trials.stream().map(this::key).toList();
    Map<String, Trial> open = new LinkedHashMap<>();
    Map<String, TrialOutcome> known = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      open.putIfAbsent(key, trials.get(i));
      store.find(key).ifPresent(outcome -> known.put(key, outcome));
    }
    TrialRound round = new TrialRound(data, store, kernels, listener);
    Map<String, TrialOutcome> outcomes = round.run(open, known, threads);
    return keys.stream().map(outcomes::get).toList();
  }

  /** Everything the trial's numbers depend on. */
  private String key(Trial trial) {
    return "demitasse %s, %s kernels, data %s\n%s"
        .formatted(
            Version.current(),
            kernels.name(),
            data.fingerprint(trial.architecture()),
            trial.text());
  }
}
