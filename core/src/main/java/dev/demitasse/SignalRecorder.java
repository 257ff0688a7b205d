package dev.demitasse;

import dev.demitasse.explanation.LayerProbe;
import dev.demitasse.explanation.SignalHistory;
import dev.demitasse.training.TrainingEvent;
import dev.demitasse.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;

/** Measures a model's layers before training and after each epoch, and passes all events on. */
final class SignalRecorder implements TrainingListener {
  private final LayerProbe probe;
  private final TrainingListener next;
  private final List<SignalHistory.Moment> moments = new ArrayList<>();

  SignalRecorder(LayerProbe probe, TrainingListener next) {
    this.probe = probe;
    this.next = next;
  }

  @Override
  public void on(TrainingEvent event) {
    switch (event) {
      case TrainingEvent.Started started -> measure(0);
      case TrainingEvent.EpochFinished finished -> measure(finished.result().epoch());
      case TrainingEvent.BatchFinished batch -> {}
      case TrainingEvent.Finished finished -> {}
    }
    next.on(event);
  }

  private void measure(int epoch) {
    moments.add(new SignalHistory.Moment(epoch, probe.measure()));
  }

  SignalHistory history() {
    return new SignalHistory(moments);
  }
}
