package dev.demitasse.cli;

import dev.demitasse.training.EpochResult;
import dev.demitasse.training.TrainingEvent;
import dev.demitasse.training.TrainingListener;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;

/** Shows training: a line for each finished epoch and, on a terminal, a bar for the current one. */
final class TrainingBar implements TrainingListener, AutoCloseable {
  private static final String HEAD =
      "epoch    loss  accuracy  validation loss  accuracy  seconds  pictures/s  best";

  private final PrintWriter err;
  private int epochs;
  private int samples;
  private ProgressBar bar;

  TrainingBar(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void on(TrainingEvent event) {
    switch (event) {
      case TrainingEvent.Started started -> {
        epochs = started.epochs();
        samples = started.samples();
        err.println(HEAD);
        err.flush();
      }
      case TrainingEvent.BatchFinished batch -> advance(batch);
      case TrainingEvent.EpochFinished epoch -> {
        close();
        print(epoch.result());
      }
      case TrainingEvent.Finished _ -> close();
    }
  }

  private void advance(TrainingEvent.BatchFinished batch) {
    if (bar == null && Bars.wanted()) {
      bar = Bars.bar("Epoch %d/%d".formatted(batch.epoch(), epochs), samples, err);
    }
    if (bar != null) {
      bar.stepTo(batch.samples());
      bar.setExtraMessage("loss %.4f".formatted(batch.loss()));
    }
  }

  private void print(EpochResult epoch) {
    err.println(
        "%5d  %6.4f  %8.4f  %15.4f  %8.4f  %7.1f  %,10.0f%s"
            .formatted(
                epoch.epoch(),
                epoch.trainLoss(),
                epoch.trainAccuracy(),
                epoch.validationLoss(),
                epoch.validationAccuracy(),
                epoch.seconds(),
                epoch.samplesPerSecond(),
                epoch.best() ? "     *" : ""));
    err.flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      Bars.close(bar, err);
      bar = null;
    }
  }
}
