package dev.demitasse.bench;

import dev.demitasse.json.Json;
import dev.demitasse.json.JsonException;
import dev.demitasse.json.JsonObject;
import dev.demitasse.tensor.InputException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one process found in one turn.
 *
 * @param engine name and version of the engine
 * @param rate pictures a second
 */
record Measurement(String engine, double rate) {
  /** This as one line of JSON. */
  String json(Work.Phase phase) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("engine", engine);
    json.put(key(phase), rate);
    return Json.compact(json);
  }

  /**
   * Reads the JSON that a process printed, in its last line.
   *
   * @throws InputException if it failed or printed something else
   */
  static Measurement parse(ChildRun run, Work.Phase phase) {
    if (run.status() != 0) {
      throw new InputException(run.lastWords());
    }
    String line = run.out().strip();
    line = line.substring(line.lastIndexOf('\n') + 1);
    try {
      JsonObject json = JsonObject.parse(line);
      Measurement found = new Measurement(json.text("engine"), json.number(key(phase)));
      if (found.rate > 0) {
        return found;
      }
    } catch (JsonException e) {
      // falls through to the sentence below, which fits both cases
    }
    throw new InputException(
        "it printed '%s' where JSON with 'engine' and a positive '%s' was expected"
            .formatted(line, key(phase)));
  }

  private static String key(Work.Phase phase) {
    return phase.word() + "_samples_per_second";
  }
}
