package dev.demitasse.cli;

import dev.demitasse.PreparedData;
import dev.demitasse.RunFolder;
import dev.demitasse.TrainedModel;
import dev.demitasse.evaluation.TemperatureScaling;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.Model;
import dev.demitasse.model.Summary;
import dev.demitasse.training.TrainingResult;
import dev.demitasse.training.TrainingSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What training came to, as JSON and as text. */
record TrainReport(TrainedModel trained, TrainingSettings settings, ComputeOptions compute) {
  /** The results by their JSON names, and where they are. */
  Map<String, Object> json(RunFolder folder) {
    Summary summary = Summary.of(trained.model().architecture());
    TrainingResult training = trained.training();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", folder.path().toString());
    json.put("model_file", folder.modelFile().toString());
    json.put("report_file", report(folder).map(Path::toString).orElse(null));
    json.put("model", summary.name());
    json.put("weights", summary.weights());
    json.put("parameters", summary.parameters());
    json.put("epochs", training.history().size());
    json.put("best_epoch", training.bestEpoch());
    json.put("seed", settings.seed());
    json.put("threads", compute.threads());
    json.put("kernels", compute.kernels().name());
    json.put("seconds", training.seconds());
    json.put("samples_per_second", training.samplesPerSecond());
    json.put("temperature", trained.model().head().temperature());
    trained
        .temperature()
        .ifPresent(scaling -> json.put("temperature_scaling", EvaluationJson.of(scaling)));
    json.put("train", new EvaluationText(trained.train()).json());
    json.put("validation", new EvaluationText(trained.validation()).json());
    json.put("test", new EvaluationText(trained.test()).json());
    return json;
  }

  /** The page about the run, unless it was left out. */
  private static Optional<Path> report(RunFolder folder) {
    return Optional.of(folder.reportFile()).filter(file -> Files.exists(file));
  }

  /**
   * What was run, by JSON names: enough to run it again.
   *
   * @param command the command line
   * @param data the data as they were given
   * @param notes what was decided about the data, one sentence each
   */
  Map<String, Object> config(
      String command, String data, PreparedData prepared, List<String> notes) {
    Model model = trained.model();
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("command", command);
    config.put("data", data);
    config.put("data_fingerprint", model.provenance().dataFingerprint());
    config.put("classes", model.classNames());
    config.put("train_samples", prepared.splits().train().size());
    config.put("validation_samples", prepared.splits().validation().size());
    config.put("test_samples", prepared.splits().test().size());
    config.put("skipped_files", prepared.skipped().size());
    config.put("model", model.architecture().name());
    config.put("architecture", ArchitectureText.print(model.architecture()));
    config.put("epochs", settings.epochs());
    config.put("batch_size", settings.batchSize());
    config.put("learning_rate", settings.optimizer().learningRate());
    config.put("optimizer", settings.optimizer().name());
    config.put("patience", settings.patience());
    config.put("seed", settings.seed());
    config.put("calibrate", settings.calibrate());
    config.put("threshold_rule", Choices.ThresholdRules.name(settings.thresholdRule()));
    config.put("threads", compute.threads());
    config.put("kernels", compute.kernels().name());
    config.put("version", model.provenance().version());
    config.put("jdk", model.provenance().jdk());
    config.put("os", System.getProperty("os.name") + " on " + System.getProperty("os.arch"));
    config.put("processors", Runtime.getRuntime().availableProcessors());
    config.put("seconds", trained.training().seconds());
    config.put("notes", notes);
    return config;
  }

  /** What a temperature would do or does, as a paragraph; nothing where there is none. */
  private String calibration() {
    if (trained.temperature().isEmpty()) {
      return settings.calibrate()
          ? "\nNo temperature is kept: the validation pictures do not determine one.\n"
          : "";
    }
    TemperatureScaling scaling = trained.temperature().get();
    return scaling.kept()
        ? "\nCalibration error without --calibrate: %.4f; the temperature is %.3f.\n"
            .formatted(scaling.before().expectedCalibrationError(), scaling.temperature())
        : "\nCalibration error with --calibrate: %.4f, at a temperature of %.3f.\n"
            .formatted(scaling.after().expectedCalibrationError(), scaling.temperature());
  }

  /**
   * Test accuracy beside the baseline, the model file, the report and what to type next.
   *
   * @param folder where the results are
   * @param next commands, one a line
   */
  String text(RunFolder folder, List<String> next) {
    TrainingResult training = trained.training();
    int epochs = training.history().size();
    return """

    Trained %d epoch%s in %.1f s (%,.0f pictures/s)%s; epoch %d was the best and is kept.

    %s%s
    Model file: %s%s

    What to type next:
      %s
    """
        .formatted(
            epochs,
            epochs == 1 ? "" : "s",
            training.seconds(),
            training.samplesPerSecond(),
            training.stoppedEarly() ? ", stopped early" : "",
            training.bestEpoch(),
            new EvaluationText(trained.test()).text("Test accuracy"),
            calibration(),
            folder.modelFile(),
            report(folder).map(file -> "\nReport: " + file).orElse(""),
            String.join("\n  ", next));
  }
}
