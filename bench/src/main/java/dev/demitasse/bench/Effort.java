package dev.demitasse.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long to measure.
 *
 * @param turns how often, and with how many threads
 * @param seconds how long a turn is measured, in seconds
 * @param warmUp how long it is warmed up before, in seconds
 * @param vectors how wide vectors may be
 */
record Effort(Turns turns, double seconds, double warmUp, VectorLimit vectors) {
  /** With vectors as wide as the processor has them. */
  Effort(Turns turns, double seconds, double warmUp) {
    this(turns, seconds, warmUp, VectorLimit.NONE);
  }

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
    if (vectors != VectorLimit.NONE) {
      json.put("vectors", Integer.valueOf(vectors.bits()));
    }
    return json;
  }

  /** The environment of every process: threads and vectors, for those that are told this way. */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(turns.environment());
    environment.putAll(vectors.environment());
    return environment;
  }

  @Override
  public String toString() {
    return "%d threads; medians of %d rounds of %s s after %s s of warm-up (least..most)"
            .formatted(turns.threads(), turns.rounds(), seconds, warmUp)
        + vectors.words();
  }
}
