package dev.demitasse.cli;

import dev.demitasse.studies.sweep.SweepEvent;
import dev.demitasse.studies.sweep.SweepListener;
import dev.demitasse.studies.sweep.SweepRun;
import dev.demitasse.studies.trials.TrialOutcome;
import dev.demitasse.studies.trials.TrialResult;
import dev.demitasse.training.EpochResult;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows how far a sweep is: on a terminal a table of the best runs and of those that are trained,
 * kept up to date; elsewhere a line for each run that is finished.
 */
final class SweepBar implements SweepListener, AutoCloseable {
  private static final int BEST_SHOWN = 5;
  private static final int RUNNING_SHOWN = 8;

  private final PrintWriter err;
  private final List<String> parameters;
  private final LiveText live;
  private final Map<SweepRun, TrialOutcome> finished = new LinkedHashMap<>();
  private final Map<SweepRun, Optional<EpochResult>> running = new LinkedHashMap<>();
  private SweepEvent.RungStarted rung;
  private SweepEvent.Progressed progress = new SweepEvent.Progressed(0, Duration.ZERO);

  SweepBar(PrintWriter err, List<String> parameters) {
    this.err = err;
    this.parameters = parameters;
    this.live = new LiveText(err);
  }

  @Override
  public void on(SweepEvent event) {
    switch (event) {
      case SweepEvent.RungStarted started -> begin(started);
      case SweepEvent.RunStarted(var run) -> running.put(run, Optional.empty());
      case SweepEvent.EpochFinished(var run, var epoch) -> running.put(run, Optional.of(epoch));
      case SweepEvent.RunFinished run -> finish(run);
      case SweepEvent.Progressed progressed -> {
        Interruption.check();
        progress = progressed;
        draw();
      }
    }
  }

  private void begin(SweepEvent.RungStarted started) {
    rung = started;
    finished.clear();
    running.clear();
    live.erase();
    String known =
        started.known() == 0 ? "" : ", %,d of them finished before".formatted(started.known());
    err.println(
        started.rungs() == 1
            ? "%,d run%s%s".formatted(started.runs(), started.runs() == 1 ? "" : "s", known)
            : "Rung %d of %d: %,d run%s of %,d epoch%s%s"
                .formatted(
                    started.rung(),
                    started.rungs(),
                    started.runs(),
                    started.runs() == 1 ? "" : "s",
                    started.epochs(),
                    started.epochs() == 1 ? "" : "s",
                    known));
    err.flush();
  }

  private void finish(SweepEvent.RunFinished run) {
    running.remove(run.run());
    finished.put(run.run(), run.outcome());
    if (!Bars.wanted() && !run.known()) {
      err.println(
          "%,4d/%,d  run %d, %s: %s%s"
              .formatted(
                  finished.size(),
                  rung.runs(),
                  run.run().number(),
                  Printable.of(run.run().combination().told()),
                  told(run.outcome()),
                  left()));
      err.flush();
    }
  }

  private static String told(TrialOutcome outcome) {
    return switch (outcome) {
      case TrialOutcome.Trained(TrialResult result) ->
          "validation loss %.4f, accuracy %.4f"
              .formatted(result.validation().loss(), result.validation().accuracy());
      case TrialOutcome.Diverged _ -> "diverged";
    };
  }

  private String left() {
    return progress.left().isZero() ? "" : "; " + Spans.told(progress.left()) + " left";
  }

  private void draw() {
    if (!Bars.wanted() || rung == null) {
      return;
    }
    SweepTable table = new SweepTable(parameters);
    finished.entrySet().stream()
        .sorted((a, b) -> Double.compare(loss(a.getValue()), loss(b.getValue())))
        .limit(BEST_SHOWN)
        .forEach(entry -> table.add(entry.getKey(), entry.getValue()));
    running.entrySet().stream()
        .limit(RUNNING_SHOWN)
        .forEach(entry -> add(table, entry.getKey(), entry.getValue()));
    List<String> lines = new ArrayList<>(table.toString().lines().toList());
    lines.add(
        "%3.0f%%, %,d of %,d runs%s"
            .formatted(100 * progress.done(), finished.size(), rung.runs(), left()));
    live.draw(lines);
  }

  private void add(SweepTable table, SweepRun run, Optional<EpochResult> epoch) {
    int epochs = rung.rungs() > 1 ? rung.epochs() : run.trial().settings().epochs();
    epoch.ifPresentOrElse(
        result ->
            table.add(
                run,
                "%d/%d".formatted(result.epoch(), epochs),
                result.validationLoss(),
                result.validationAccuracy()),
        () -> table.begun(run, epochs));
  }

  private static double loss(TrialOutcome outcome) {
    return switch (outcome) {
      case TrialOutcome.Trained(TrialResult result) -> result.validation().loss();
      case TrialOutcome.Diverged _ -> Double.POSITIVE_INFINITY;
    };
  }

  @Override
  public void close() {
    live.erase();
  }
}
