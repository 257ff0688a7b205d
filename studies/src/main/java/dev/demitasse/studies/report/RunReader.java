package dev.demitasse.studies.report;

import dev.demitasse.PreparedData;
import dev.demitasse.RunFolder;
import dev.demitasse.TrainedModel;
import dev.demitasse.data.DataSource;
import dev.demitasse.data.FileTrouble;
import dev.demitasse.data.Progress;
import dev.demitasse.json.Json;
import dev.demitasse.json.JsonException;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.model.Model;
import dev.demitasse.tensor.InputException;
import dev.demitasse.training.TrainingResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a run again: its folder, and the pictures it was trained on. */
public final class RunReader {
  private final RunFolder folder;
  private final Map<String, Object> config;
  private final Model model;

  /**
   * Reads what is in the folder, all but the pictures.
   *
   * @throws InputException if it is not a run's folder, or its files are not of one run
   */
  public RunReader(RunFolder folder) {
    this.folder = folder;
    model = Model.load(folder.modelFile());
    config = config(folder);
    agree("seed", model.provenance().seed());
    agree("data_fingerprint", model.provenance().dataFingerprint());
  }

  private static Map<String, Object> config(RunFolder folder) {
    try {
      Map<String, Object> config = new LinkedHashMap<>();
      if (Json.parse(Files.readString(folder.configFile())) instanceof Map<?, ?> map) {
        map.forEach((name, value) -> config.put((String) name, value));
      }
      if (config.get("data") instanceof String && config.get("epochs") instanceof Long) {
        return config;
      }
    } catch (IOException e) {
      throw new InputException(
          "cannot read %s (%s), which train writes beside the model; put it back, or train again"
              .formatted(folder.configFile(), FileTrouble.of(e)),
          e);
    } catch (JsonException e) {
      throw new InputException(
          "%s is not what a run writes (%s); train again"
              .formatted(folder.configFile(), e.getMessage()),
          e);
    }
    throw new InputException(
        "%s is not what a run writes (it names no data and no epochs); train again"
            .formatted(folder.configFile()));
  }

  /** What the configuration says of the model's origin must be so. */
  private void agree(String name, Object trained) {
    Object told = config.getOrDefault(name, trained);
    if (!trained.equals(told)) {
      throw new InputException(
          "%s has %s %s, but the model beside it was trained with %s; put back the file that train wrote, or train again"
              .formatted(folder.configFile(), name, told, trained));
    }
  }

  /** The data the model was trained on, as the command was told. */
  public String data() {
    return (String) config.get("data");
  }

  /**
   * Opens the data the model was trained on.
   *
   * @throws InputException if they are not where they were
   */
  public DataSource source() {
    String data = data();
    if (!data.equals("demo") && !new File(data).exists()) {
      throw new InputException(
          "'%s', which %s was trained on, is not there; put it back%s, or train again"
              .formatted(
                  data,
                  folder.path(),
                  new File(data).isAbsolute()
                      ? ""
                      : ", or call this from the folder that train was called from"));
    }
    return DataSource.open(data);
  }

  /**
   * Reads the pictures and evaluates the model anew.
   *
   * @throws InputException if the pictures cannot be read or are no longer those it was trained on
   */
  public FinishedRun read(DataSource source, Progress progress, Kernels kernels, Team team) {
    long seed = model.provenance().seed();
    PreparedData data =
        PreparedData.load(
            source,
            model.architecture(),
            new PreparedData.Options(model.classNames(), false, seed),
            progress);
    String fingerprint = model.provenance().dataFingerprint();
    if (!data.fingerprint().equals(fingerprint)) {
      throw new InputException(
          "%s was trained or tested on other pictures than %s has now (their fingerprints differ);"
                  .formatted(folder.path(), data())
              + " put back those that were there, or train again");
    }
    Object tested = config.get("test_samples");
    int testable = data.splits().test().size();
    if (tested instanceof Long told && told != testable) {
      throw new InputException(
          "%s was tested on %d pictures, and %s has %d for testing now; put back those it was tested on, or train again"
              .formatted(folder.path(), told, data(), testable));
    }
    TrainingResult training = training();
    TrainedModel trained =
        TrainedModel.again(model, training, folder.readSignals(), data, kernels, team);
    return new FinishedRun(trained, data, config);
  }

  /** The course of training; how long it took in all, what was between the epochs included. */
  private TrainingResult training() {
    TrainingResult read = folder.readHistory(Math.toIntExact((Long) config.get("epochs")));
    double seconds = config.get("seconds") instanceof Double told ? told : read.seconds();
    return new TrainingResult(
        read.history(), read.bestEpoch(), read.stoppedEarly(), seconds, read.samplesPerSecond());
  }
}
