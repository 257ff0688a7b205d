package dev.demitasse.cli;

import dev.demitasse.studies.trials.TrialEvent;
import dev.demitasse.studies.trials.TrialListener;
import dev.demitasse.studies.trials.TrialOutcome;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;

/** Shows how far a study is: a bar on a terminal, a line for each finished training elsewhere. */
final class StudyBar implements TrialListener, AutoCloseable {
  private static final int STEPS = 1000;

  private final PrintWriter err;
  private int trials;
  private int finished;
  private Duration left = Duration.ZERO;
  private ProgressBar bar;

  StudyBar(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void on(TrialEvent event) {
    switch (event) {
      case TrialEvent.Started started -> begin(started);
      case TrialEvent.TrialFinished trial -> finish(trial);
      case TrialEvent.Progressed progress -> advance(progress);
      case TrialEvent.TrialStarted _, TrialEvent.EpochFinished _ -> {}
    }
  }

  private void begin(TrialEvent.Started started) {
    trials = started.trials();
    String known =
        started.known() == 0 ? "" : ", %,d of them finished before".formatted(started.known());
    err.println(
        "%,d trainings%s; %d at once on %d thread%s each"
            .formatted(
                trials,
                known,
                started.atOnce(),
                started.threads(),
                started.threads() == 1 ? "" : "s"));
    err.flush();
    if (Bars.wanted() && started.known() < trials) {
      bar = Bars.bar("Training", STEPS, err);
    }
  }

  private void finish(TrialEvent.TrialFinished trial) {
    finished++;
    if (bar == null && !trial.known()) {
      err.println(
          "%,4d/%,d  %s, seed %d: %s%s"
              .formatted(
                  finished,
                  trials,
                  Printable.of(trial.trial().architecture().name()),
                  trial.trial().settings().seed(),
                  told(trial.outcome()),
                  left.isZero() ? "" : "; " + Spans.told(left) + " left"));
      err.flush();
    }
  }

  private static String told(TrialOutcome outcome) {
    return switch (outcome) {
      case TrialOutcome.Trained(var result) ->
          String.format(Locale.ROOT, "test accuracy %.4f", result.test().accuracy());
      case TrialOutcome.Diverged _ -> "diverged";
    };
  }

  private void advance(TrialEvent.Progressed progress) {
    Interruption.check();
    left = progress.left();
    if (bar != null) {
      bar.stepTo(Math.round(STEPS * progress.done()));
      bar.setExtraMessage(
          "%,d of %,d%s"
              .formatted(finished, trials, left.isZero() ? "" : ", " + Spans.told(left) + " left"));
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      Bars.close(bar, err);
      bar = null;
    }
  }
}
