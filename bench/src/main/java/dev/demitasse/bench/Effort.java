package dev.demitasse.bench;

import java.time.Duration;
import java.util.Map;

/**
 * How long and with how many threads to measure.
 *
 * @param threads threads of every engine
 * @param rounds how often every engine has its turn
 * @param seconds how long a turn is measured, in seconds
 * @param warmUp how long it is warmed up before, in seconds
 */
record Effort(int threads, int rounds, double seconds, double warmUp) {
  /** The environment of every process: how many threads those take that are told this way. */
  Map<String, String> environment() {
    String count = Integer.toString(threads);
    return Map.of("OMP_NUM_THREADS", count, "MKL_NUM_THREADS", count, "LC_ALL", "C.UTF-8");
  }

  /** How long a turn may take in all before it is given up. */
  Duration limit() {
    return Duration.ofSeconds(120 + (long) (10 * (seconds + warmUp)));
  }

  @Override
  public String toString() {
    return "%d threads; medians of %d rounds of %s s after %s s of warm-up (least..most)"
        .formatted(threads, rounds, seconds, warmUp);
  }
}
