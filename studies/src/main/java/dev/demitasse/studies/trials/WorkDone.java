package dev.demitasse.studies.trials;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How much of the trials' work is done and how long the rest may take. */
final class WorkDone {
  private static final long TOLD_EVERY = 100_000_000; // nanoseconds

  private final double total;
  private final long start = System.nanoTime();
  private final Map<String, Double> running = new HashMap<>();
  private double known;
  private double finished;
  private long told = start - TOLD_EVERY;

  /** Nothing is done yet of this much work. */
  WorkDone(double total) {
    this.total = total;
  }

  /** Work that was done before. */
  void known(double work) {
    known += work;
  }

  /** A running trial has done so much work. */
  void running(String key, double work) {
    running.put(key, work);
  }

  /** A trial is done; one that stopped early counts in full, as others will stop early too. */
  void finished(String key, double work) {
    running.remove(key);
    finished += work;
  }

  /** Whether it is time to tell again how far the work is; if so, it counts as told. */
  boolean tell() {
    long now = System.nanoTime();
    boolean due = now - told >= TOLD_EVERY;
    told = due ? now : told;
    return due;
  }

  /** How far the work is. */
  TrialEvent.Progressed event() {
    return event((System.nanoTime() - start) * 1e-9);
  }

  /** How far the work is, so many seconds after it began. */
  TrialEvent.Progressed event(double seconds) {
    double done = finished + running.values().stream().mapToDouble(Double::doubleValue).sum();
    double left = Math.max(0, total - known - done);
    double secondsLeft = done > 0 ? seconds * left / done : 0;
    double share = total > 0 ? Math.min(1, (known + done) / total) : 1;
    return new TrialEvent.Progressed(share, Duration.ofMillis(Math.round(1e3 * secondsLeft)));
  }
}
