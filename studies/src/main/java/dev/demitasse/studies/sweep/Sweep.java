package dev.demitasse.studies.sweep;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.studies.trials.Trial;
import dev.demitasse.studies.trials.TrialData;
import dev.demitasse.studies.trials.TrialEstimate;
import dev.demitasse.studies.trials.TrialOutcome;
import dev.demitasse.studies.trials.TrialRunner;
import dev.demitasse.studies.trials.TrialStore;
import dev.demitasse.tensor.InputException;
import dev.demitasse.training.TrainingSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Trainings with different settings of training and of layers, to find the one with the lowest
 * validation loss. The test part takes no part in it.
 */
public final class Sweep {
  /** How many runs are drawn where nobody says, if there are as many combinations. */
  public static final int RUNS = 20;

  private static final int RUNS_AT_MOST = 1_000_000_000;
  private static final int SAMPLE = 30;

  private final SweepSettings settings;
  private final Scope.Found scope;
  private final long runs;

  /**
   * Understands what is to be varied.
   *
   * @throws InputException if something is not understood, or cannot be carried out so
   */
  public Sweep(SweepSettings settings) {
    this.settings = settings;
    this.scope = Scope.of(settings.sets(), settings.model(), settings.pictures());
    this.runs = runs(settings.runs());
  }

  private long runs(OptionalInt asked) {
    long size = scope.space().size();
    if (settings.strategy() == Strategy.HALVING && varies(Setting.EPOCHS)) {
      throw new InputException(
          "halving chooses the epochs of each run by itself; give --epochs for the longest in place"
              + " of --set epochs, or another --strategy");
    }
    if (settings.strategy() == Strategy.GRID) {
      checkGrid(size, asked);
      return size;
    }
    if (asked.isPresent() && asked.getAsInt() > size) {
      throw new InputException(
          "--runs %,d asks for more than the %,d combinations there are; give --runs %d or fewer, or more values"
              .formatted(asked.getAsInt(), size, size));
    }
    return Math.min(size, asked.orElse(RUNS));
  }

  private void checkGrid(long size, OptionalInt asked) {
    scope
        .space()
        .firstRange()
        .ifPresent(
            range -> {
              throw new InputException(
                  "--set %s=%s is a range, of which a grid has to know how many values to take; write %s=%s:5 for five, or give --strategy random"
                      .formatted(range.name(), range.text(), range.name(), range.text()));
            });
    if (asked.isPresent() && asked.getAsInt() != size) {
      throw new InputException(
          "a grid has all combinations, here %,d, where --runs says %,d; leave --runs out, or give --strategy random"
              .formatted(size, asked.getAsInt()));
    }
    if (size > RUNS_AT_MOST) {
      throw new InputException(
          "the grid has more than %,d combinations; name fewer values, or give --strategy random"
              .formatted(RUNS_AT_MOST));
    }
  }

  private boolean varies(Setting setting) {
    return scope.space().parameters().stream()
        .anyMatch(parameter -> parameter.name().equals(setting.text()));
  }

  /**
   * What a sweep is carried out with.
   *
   * @param data the pictures; the test part is not looked at
   * @param store where outcomes are kept
   * @param kernels what is computed with
   * @param threads how many threads there are for all runs together
   */
  public record Equipment(TrialData data, TrialStore store, Kernels kernels, int threads) {
    private TrialRunner runner() {
      return new TrialRunner(data.withoutTest(), store, kernels, threads);
    }
  }

  /** How many runs there are, those that make no network included. */
  public long runs() {
    return runs;
  }

  /** The names of what is varied. */
  public List<String> parameters() {
    return scope.space().parameters().stream().map(Space.Parameter::name).toList();
  }

  /** What is varied, and what it can be, as typed. */
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    scope.space().parameters().forEach(each -> values.put(each.name(), each.text()));
    return values;
  }

  /** What the sweep's numbers depend on beside data, program and kernels, by JSON names. */
  public Map<String, Object> asked() {
    TrainingSettings training = settings.training();
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("set", values());
    asked.put("strategy", settings.strategy().text());
    asked.put("runs", runs);
    asked.put("networks", scope.networks().texts());
    asked.put("epochs", training.epochs());
    asked.put("batch_size", training.batchSize());
    asked.put("learning_rate", training.optimizer().learningRate());
    asked.put("optimizer", training.optimizer().name());
    asked.put("patience", training.patience());
    asked.put("seed", training.seed());
    return asked;
  }

  /**
   * How long the runs may take, judged by training the first network for a moment.
   *
   * @throws InputException if the pictures cannot be read or divided
   */
  public Duration estimate(TrialData data, Kernels kernels, int threads) {
    List<Trial> sample =
        Plan.drawn(scope, settings.training(), (int) Math.min(runs, SAMPLE)).runs().stream()
            .map(SweepRun::trial)
            .toList();
    double each =
        TrialEstimate.of(sample, data, kernels, threads).toMillis() * 1e-3 / sample.size();
    double share = 1;
    if (settings.strategy() == Strategy.HALVING) {
      int epochs = settings.training().epochs();
      share =
          Halving.rungs((int) runs, epochs).stream()
                  .mapToDouble(rung -> (double) rung.runs() * rung.epochs())
                  .sum()
              / ((double) runs * epochs);
    }
    return Duration.ofSeconds(Math.round(each * runs * share));
  }

  /**
   * The runs, and the pictures read for them.
   *
   * @throws InputException if no combination makes a network, the pictures cannot be read or
   *     divided, or do not fit a network
   */
  public Plan plan(TrialData data) {
    Plan plan =
        settings.strategy() == Strategy.GRID
            ? Plan.grid(scope, settings.training())
            : Plan.drawn(scope, settings.training(), (int) runs);
    plan.runs().stream().map(run -> run.trial().architecture()).distinct().forEach(data::prepared);
    return plan;
  }

  /**
   * Trains what is not known yet.
   *
   * @throws InputException if the store cannot be read or written
   */
  public SweepResult carryOut(Plan plan, Equipment equipment, SweepListener listener) {
    List<Halving.Rung> rungs = rungs(plan.runs().size());
    TrialRunner runner = equipment.runner();
    Map<SweepRun, SweepResult.Entry> entries = new LinkedHashMap<>();
    List<SweepRun> left = plan.runs();
    for (int rung = 0; rung < rungs.size(); rung++) {
      int survivors = rungs.get(rung).runs();
      left = left.size() == survivors ? left : best(left, entries, survivors);
      Map<Trial, SweepRun> trials = trials(left, rungs.get(rung).epochs());
      List<TrialOutcome> outcomes =
          runner.run(
              List.copyOf(trials.keySet()), new SweepProgress(listener, trials, rungs, rung));
      int index = 0;
      for (SweepRun run : trials.values()) {
        entries.put(run, new SweepResult.Entry(run, rung + 1, outcomes.get(index++)));
      }
    }
    return new SweepResult(List.copyOf(entries.values()), plan.leftOut(), rungs.size());
  }

  private List<Halving.Rung> rungs(int runs) {
    int epochs = settings.training().epochs();
    return settings.strategy() == Strategy.HALVING
        ? Halving.rungs(runs, epochs)
        : List.of(new Halving.Rung(runs, epochs));
  }

  /** The runs by what is trained for them on a rung, in their order. */
  private Map<Trial, SweepRun> trials(List<SweepRun> runs, int epochs) {
    Map<Trial, SweepRun> trials = new LinkedHashMap<>();
    for (SweepRun run : runs) {
      Trial trial = run.trial();
      trials.put(
          settings.strategy() == Strategy.HALVING
              ? new Trial(trial.architecture(), trial.settings().withEpochs(epochs))
              : trial,
          run);
    }
    return trials;
  }

  private static List<SweepRun> best(
      List<SweepRun> runs, Map<SweepRun, SweepResult.Entry> entries, int count) {
    List<SweepResult.Entry> ranked = new ArrayList<>(runs.stream().map(entries::get).toList());
    ranked.sort(SweepResult.BY_MERIT);
    return ranked.subList(0, count).stream()
        .map(SweepResult.Entry::run)
        .sorted(Comparator.comparingInt(SweepRun::number))
        .toList();
  }

  /** The network that a run begins with: a preset's name or a file. */
  public String model(SweepRun run) {
    return scope.networks().model(run.combination());
  }

  /** Whether a run's network is not the one it begins with, so that only its text says it. */
  public boolean changesModel(SweepRun run) {
    return scope.networks().changes(run.combination());
  }
}
