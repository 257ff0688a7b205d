package dev.demitasse.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often everything has its turn, and with how many threads.
 *
 * @param threads threads of every engine
 * @param rounds turns of every engine
 */
record Turns(int threads, int rounds) {
  /** This by its JSON names. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("threads", threads);
    json.put("rounds", rounds);
    return json;
  }

  /** The environment of every process: how many threads those take that are told this way. */
  Map<String, String> environment() {
    String count = Integer.toString(threads);
    return Map.of("OMP_NUM_THREADS", count, "MKL_NUM_THREADS", count, "LC_ALL", "C.UTF-8");
  }
}
