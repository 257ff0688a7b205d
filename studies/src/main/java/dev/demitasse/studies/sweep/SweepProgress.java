package dev.demitasse.studies.sweep;

import dev.demitasse.studies.trials.Trial;
import dev.demitasse.studies.trials.TrialEvent;
import dev.demitasse.studies.trials.TrialListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Tells what happens on one rung as what happens to the whole sweep. */
final class SweepProgress implements TrialListener {
  private final SweepListener listener;
  private final Map<Trial, SweepRun> runs;
  private final List<Halving.Rung> rungs;
  private final int rung;
  private double secondsPerWork;

  /**
   * Progress on a rung.
   *
   * @param listener who is told
   * @param runs the rung's runs by what is trained for them
   * @param rungs all rungs
   * @param rung the rung's number, from 0
   */
  SweepProgress(
      SweepListener listener, Map<Trial, SweepRun> runs, List<Halving.Rung> rungs, int rung) {
    this.listener = listener;
    this.runs = runs;
    this.rungs = rungs;
    this.rung = rung;
  }

  @Override
  public void on(TrialEvent event) {
    switch (event) {
      case TrialEvent.Started started ->
          listener.on(
              new SweepEvent.RungStarted(
                  rung + 1, rungs.size(), runs.size(), started.known(), rungs.get(rung).epochs()));
      case TrialEvent.TrialStarted(var trial) ->
          listener.on(new SweepEvent.RunStarted(runs.get(trial)));
      case TrialEvent.EpochFinished(var trial, var epoch) ->
          listener.on(new SweepEvent.EpochFinished(runs.get(trial), epoch));
      case TrialEvent.TrialFinished(var trial, var outcome, var known) ->
          listener.on(new SweepEvent.RunFinished(runs.get(trial), outcome, known));
      case TrialEvent.Progressed progress -> listener.on(progressed(progress));
    }
  }

  /** What is left on this rung, and as much more as later rungs are work beside it. */
  private SweepEvent.Progressed progressed(TrialEvent.Progressed progress) {
    double here = work(rungs.subList(rung, rung + 1));
    double before = work(rungs.subList(0, rung));
    double later = work(rungs.subList(rung + 1, rungs.size()));
    double left = here * (1 - progress.done());
    if (left > 0) {
      secondsPerWork = progress.left().toMillis() * 1e-3 / left;
    }
    double share = Math.min(1, (before + here - left) / (before + here + later));
    long millis = Math.round(1e3 * secondsPerWork * (left + later));
    return new SweepEvent.Progressed(share, Duration.ofMillis(millis));
  }

  private static double work(List<Halving.Rung> rungs) {
    return rungs.stream().mapToDouble(rung -> (double) rung.runs() * rung.epochs()).sum();
  }
}
