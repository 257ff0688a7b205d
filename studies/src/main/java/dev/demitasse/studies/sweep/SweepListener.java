package dev.demitasse.studies.sweep;

/** Is told what happens during a sweep, by any of its threads, but one at a time. */
@FunctionalInterface
public interface SweepListener {
  /** One that does not care. */
  SweepListener NONE = _ -> {};

  /** Takes note of an event; may throw to stop the sweep. */
  void on(SweepEvent event);
}
