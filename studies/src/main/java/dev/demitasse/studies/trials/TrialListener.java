package dev.demitasse.studies.trials;

/** Is told what happens while trials are run, by any of their threads, but one at a time. */
@FunctionalInterface
public interface TrialListener {
  /** One that does not care. */
  TrialListener NONE = _ -> {};

  /** Takes note of an event; may throw to stop all trials. */
  void on(TrialEvent event);
}
