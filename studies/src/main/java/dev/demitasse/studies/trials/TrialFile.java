package dev.demitasse.studies.trials;

import dev.demitasse.training.EpochResult;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A trial's outcome as the JSON text of a small file. */
final class TrialFile {
  private static final JsonFactory JSON = new JsonFactory();

  private TrialFile() {}

  /** The text that keeps an outcome. */
  static String write(String key, TrialOutcome outcome) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("trial", key);
      switch (outcome) {
        case TrialOutcome.Diverged(String sentence) ->
            json.writeStringProperty("diverged", sentence);
        case TrialOutcome.Trained(TrialResult result) -> write(json, result);
      }
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static void write(JsonGenerator json, TrialResult result) {
    json.writeNumberProperty("weights", result.weights());
    json.writeNumberProperty("parameters", result.parameters());
    json.writeNumberProperty("multiply_adds", result.multiplyAdds());
    json.writeNumberProperty("best_epoch", result.bestEpoch());
    json.writeBooleanProperty("stopped_early", result.stoppedEarly());
    json.writeNumberProperty("seconds", result.seconds());
    write(json, "train", result.train());
    write(json, "validation", result.validation());
    write(json, "test", result.test());
    json.writeName("history");
    json.writeStartArray();
    result.history().forEach(epoch -> write(json, epoch));
    json.writeEndArray();
    json.writeName("measurements");
    json.writeStartObject();
    result
        .measurements()
        .forEach(
            (name, values) -> {
              json.writeName(name);
              double[] array = values.stream().mapToDouble(Double::doubleValue).toArray();
              json.writeArray(array, 0, array.length);
            });
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, TrialResult.Score score) {
    json.writeName(name);
    json.writeStartObject();
    json.writeNumberProperty("loss", score.loss());
    json.writeNumberProperty("accuracy", score.accuracy());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, EpochResult epoch) {
    json.writeStartObject();
    json.writeNumberProperty("train_loss", epoch.trainLoss());
    json.writeNumberProperty("train_accuracy", epoch.trainAccuracy());
    json.writeNumberProperty("validation_loss", epoch.validationLoss());
    json.writeNumberProperty("validation_accuracy", epoch.validationAccuracy());
    json.writeBooleanProperty("best", epoch.best());
    json.writeNumberProperty("seconds", epoch.seconds());
    json.writeNumberProperty("samples_per_second", epoch.samplesPerSecond());
    json.writeEndObject();
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
    } catch (JsonObject.UnexpectedException _) {
      return Optional.empty(); // cut off, or changed by hand: as good as not there
    }
  }

  private static TrialResult result(JsonObject file) throws JsonObject.UnexpectedException {
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

  private static TrialResult.Score score(JsonObject score) throws JsonObject.UnexpectedException {
    return new TrialResult.Score(score.number("loss"), score.number("accuracy"));
  }

  private static EpochResult epoch(int number, JsonObject epoch)
      throws JsonObject.UnexpectedException {
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
