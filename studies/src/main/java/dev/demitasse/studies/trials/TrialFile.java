package dev.demitasse.studies.trials;

import dev.demitasse.json.Json;
import dev.demitasse.json.JsonException;
import dev.demitasse.json.JsonObject;
import dev.demitasse.training.EpochResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A trial's outcome as the JSON text of a small file. */
final class TrialFile {
  private TrialFile() {}

  /** The text that keeps an outcome. */
  static String write(String key, TrialOutcome outcome) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("trial", key);
    switch (outcome) {
      case TrialOutcome.Diverged(String sentence) -> file.put("diverged", sentence);
      case TrialOutcome.Trained(TrialResult result) -> file.putAll(json(result));
    }
    return Json.compact(file) + '\n';
  }

  private static Map<String, Object> json(TrialResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("weights", result.weights());
    json.put("parameters", result.parameters());
    json.put("multiply_adds", result.multiplyAdds());
    json.put("best_epoch", result.bestEpoch());
    json.put("stopped_early", result.stoppedEarly());
    json.put("seconds", result.seconds());
    json.put("train", json(result.train()));
    json.put("validation", json(result.validation()));
    json.put("test", json(result.test()));
    json.put("history", result.history().stream().map(TrialFile::json).toList());
    json.put("measurements", result.measurements());
    return json;
  }

  private static Map<String, Object> json(TrialResult.Score score) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("loss", score.loss());
    json.put("accuracy", score.accuracy());
    return json;
  }

  private static Map<String, Object> json(EpochResult epoch) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("train_loss", epoch.trainLoss());
    json.put("train_accuracy", epoch.trainAccuracy());
    json.put("validation_loss", epoch.validationLoss());
    json.put("validation_accuracy", epoch.validationAccuracy());
    json.put("best", epoch.best());
    json.put("seconds", epoch.seconds());
    json.put("samples_per_second", epoch.samplesPerSecond());
    return json;
  }

  /** The outcome that a text keeps for this key; empty if it is not such a text. */
  static Optional<TrialOutcome> read(String key, String text) {
    try {
      JsonObject file = JsonObject.parse(text);
      if (!file.text("trial").equals(key)) {
        return Optional.empty();
      }
      return Optional.of(
          file.has("diverged")
              ? new TrialOutcome.Diverged(file.text("diverged"))
              : new TrialOutcome.Trained(result(file)));
    } catch (JsonException _) {
      return Optional.empty(); // cut off, or changed by hand: as good as not there
    }
  }

  private static TrialResult result(JsonObject file) {
    JsonObject measurements = file.object("measurements");
    SortedMap<String, List<Double>> measured = new TreeMap<>();
    for (String name : measurements.names()) {
      measured.put(name, measurements.numbers(name));
    }
    List<EpochResult> history = new ArrayList<>();
    for (JsonObject epoch : file.objects("history")) {
      history.add(epoch(history.size() + 1, epoch));
    }
    return new TrialResult(
        (long) file.number("weights"),
        (long) file.number("parameters"),
        (long) file.number("multiply_adds"),
        (int) file.number("best_epoch"),
        file.truth("stopped_early"),
        file.number("seconds"),
        score(file.object("train")),
        score(file.object("validation")),
        score(file.object("test")),
        history,
        measured);
  }

  private static TrialResult.Score score(JsonObject score) {
    return new TrialResult.Score(score.number("loss"), score.number("accuracy"));
  }

  private static EpochResult epoch(int number, JsonObject epoch) {
    return new EpochResult(
        number,
        epoch.number("train_loss"),
        epoch.number("train_accuracy"),
        epoch.number("validation_loss"),
        epoch.number("validation_accuracy"),
        epoch.truth("best"),
        epoch.number("seconds"),
        epoch.number("samples_per_second"));
  }
}
