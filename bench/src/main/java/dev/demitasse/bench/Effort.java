package dev.demitasse.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long to measure.
 *
 * @param turns how often, and with how many threads
 * @param seconds how long a turn is measured, in seconds
 * @param warmUp how long it is warmed up before, in seconds
 */
record Effort(Turns turns, double seconds, double warmUp) {
  /** How long a turn may take in all before it is given up. */
  Duration limit() {
    return Duration.ofSeconds(120 + (long) (10 * (seconds + warmUp)));
  }

  /** This by its JSON names. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("turns", turns.json());
    json.put("seconds", seconds);
    json.put("warm_up", warmUp);
    return json;
  }

  @Override
  public String toString() {
    return "%d threads; medians of %d rounds of %s s after %s s of warm-up (least..most)"
        .formatted(turns.threads(), turns.rounds(), seconds, warmUp);
  }
}
