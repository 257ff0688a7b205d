package dev.demitasse.studies.trials;

import dev.demitasse.PreparedData;
import dev.demitasse.TrainedModel;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.training.DivergedException;
import dev.demitasse.training.TrainingEvent;
import dev.demitasse.training.TrainingListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One call of {@link TrialRunner#run}: trials handed out to threads, and what they came to. */
final class TrialRound {
  private final TrialData data;
  private final TrialStore store;
  private final Kernels kernels;
  private final TrialListener listener;
  private final Deque<Map.Entry<String, Trial>> waiting = new ArrayDeque<>();
  private final Map<String, TrialOutcome> outcomes = new HashMap<>();
  private WorkDone work;
  private Throwable failure;

  /** What ends a trial when another has failed. */
  private static final class GivenUp extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  TrialRound(TrialData data, TrialStore store, Kernels kernels, TrialListener listener) {
    this.data = data;
    this.store = store;
    this.kernels = kernels;
    this.listener = listener;
  }

  /** The outcomes of trials by their keys; those that are known are not run. */
  Map<String, TrialOutcome> run(
      Map<String, Trial> trials, Map<String, TrialOutcome> known, int threads) {
    Cores cores = begin(trials, known, threads);
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < cores.atOnce(); i++) {
      workers.add(
          Thread.ofPlatform().daemon().name("trials-" + i).start(() -> workUntilDone(cores)));
    }
    try {
      for (Thread worker : workers) {
        worker.join();
      }
    } catch (InterruptedException e) {
      fail(e);
      Thread.currentThread().interrupt();
    }
    return result();
  }

  private synchronized Cores begin(
      Map<String, Trial> trials, Map<String, TrialOutcome> known, int threads) {
    trials.entrySet().stream()
        .filter(entry -> !known.containsKey(entry.getKey()))
        .sorted(Comparator.comparingDouble(entry -> -Cost.of(entry.getValue())))
        .forEach(waiting::add);
    work = new WorkDone(trials.values().stream().mapToDouble(Cost::of).sum());
    Cores cores = Cores.share(threads, waiting.size());
    listener.on(
        new TrialEvent.Started(trials.size(), known.size(), cores.atOnce(), cores.threads()));
    known.forEach(
        (key, outcome) -> {
          work.known(Cost.of(trials.get(key)));
          outcomes.put(key, outcome);
          listener.on(new TrialEvent.TrialFinished(trials.get(key), outcome, true));
        });
    listener.on(work.event());
    return cores;
  }

  private void workUntilDone(Cores cores) {
    try (Team team = new Team(cores.threads())) {
      for (Map.Entry<String, Trial> next = next(); next != null; next = next()) {
        String key = next.getKey();
        TrialOutcome outcome = train(key, next.getValue(), team);
        store.keep(key, outcome);
        finish(key, next.getValue(), outcome);
      }
    } catch (GivenUp _) {
      // whoever failed tells why
    } catch (Throwable thrown) { // also too little memory: the caller is to know
      fail(thrown);
    }
  }

  private TrialOutcome train(String key, Trial trial, Team team) {
    PreparedData prepared = data.prepared(trial.architecture());
    Teller teller = new Teller(key, trial, prepared.splits().train().size());
    try {
      TrainedModel trained = TrainedModel.train(prepared, trial.settings(), kernels, team, teller);
      return new TrialOutcome.Trained(TrialResult.of(trained));
    } catch (DivergedException e) {
      return new TrialOutcome.Diverged(e.getMessage());
    }
  }

  private synchronized Map.Entry<String, Trial> next() {
    if (failure != null || waiting.isEmpty()) {
      return null;
    }
    Map.Entry<String, Trial> next = waiting.remove();
    listener.on(new TrialEvent.TrialStarted(next.getValue()));
    return next;
  }

  /** Tells how far a trial is, and ends it when another has failed. */
  private final class Teller implements TrainingListener {
    private final String key;
    private final Trial trial;
    private final double workOfEpoch;
    private final int samples;

    Teller(String key, Trial trial, int samples) {
      this.key = key;
      this.trial = trial;
      this.workOfEpoch = Cost.ofEpoch(trial.architecture());
      this.samples = samples;
    }

    @Override
    public void on(TrainingEvent event) {
      synchronized (TrialRound.this) {
        if (failure != null) {
          throw new GivenUp();
        }
        switch (event) {
          case TrainingEvent.BatchFinished batch ->
              advance(batch.epoch() - 1 + (double) batch.samples() / samples);
          case TrainingEvent.EpochFinished(var epoch) ->
              listener.on(new TrialEvent.EpochFinished(trial, epoch));
          case TrainingEvent.Started _, TrainingEvent.Finished _ -> {}
        }
      }
    }

    private void advance(double epochs) {
      work.running(key, epochs * workOfEpoch);
      if (work.tell()) {
        listener.on(work.event());
      }
    }
  }

  private synchronized void finish(String key, Trial trial, TrialOutcome outcome) {
    outcomes.put(key, outcome);
    work.finished(key, Cost.of(trial));
    listener.on(new TrialEvent.TrialFinished(trial, outcome, false));
    listener.on(work.event());
  }

  private synchronized void fail(Throwable thrown) {
    failure = failure == null ? thrown : failure;
  }

  private synchronized Map<String, TrialOutcome> result() {
    return switch (failure) {
      case null -> Map.copyOf(outcomes);
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      default -> throw new IllegalStateException(failure);
    };
  }
}
