package dev.demitasse.training;

/** Is told what happens during training, on the training thread. */
@FunctionalInterface
public interface TrainingListener {
  /** Takes note of an event; may throw to stop training. */
  void on(TrainingEvent event);

  /** A listener that tells this one first and then another. */
  default TrainingListener and(TrainingListener other) {
    return event -> {
      on(event);
      other.on(event);
    };
  }
}
