package dev.demitasse.studies.study;

import dev.demitasse.PreparedData;
import dev.demitasse.data.DataSource;
import dev.demitasse.data.Progress;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.model.Presets;
import dev.demitasse.studies.trials.TrialData;
import dev.demitasse.studies.trials.TrialResult;
import dev.demitasse.testkit.Photos;
import dev.demitasse.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Small studies, and outcomes that were made up. */
final class StudyFixture {
  private StudyFixture() {}

  /** A study on a few small pictures of two classes, which are written to a folder. */
  static StudyOrder order(Study study, Path folder, int epochs, int repeat) throws IOException {
    Photos.write(folder, 24, 8, 8, "low", "high");
    TrialData data =
        new TrialData(
            DataSource.open(folder.toString()), PreparedData.Options.DEFAULT, Progress.NONE);
    TrainingSettings training =
        StudySettings.DEFAULT.training().withEpochs(epochs).withPatience(epochs);
    return new StudyOrder(study, new StudySettings(training, repeat), data, Kernels.portable(), 2);
  }

  /** Trainings of a preset with seeds from 1 on that came to these test accuracies. */
  static Runs runs(String name, String preset, double... accuracies) {
    NavigableMap<Long, TrialResult> bySeed = new TreeMap<>();
    for (int i = 0; i < accuracies.length; i++) {
      TrialResult.Score score = new TrialResult.Score(1 - accuracies[i], accuracies[i]);
      bySeed.put(
          1L + i,
          new TrialResult(1, 2, 3, 1, false, 10, score, score, score, List.of(), new TreeMap<>()));
    }
    return new Runs(new Variant(name, Presets.named(preset)), bySeed, List.of());
  }

  /** Trainings with seeds from 1 on that took so many seconds. */
  static Runs lasting(double... seconds) {
    NavigableMap<Long, TrialResult> bySeed = new TreeMap<>();
    TrialResult.Score score = new TrialResult.Score(0.1, 0.9);
    for (double each : seconds) {
      bySeed.put(
          1L + bySeed.size(),
          new TrialResult(
              1, 2, 3, 1, false, each, score, score, score, List.of(), new TreeMap<>()));
    }
    return new Runs(new Variant("any", Presets.named("report-cnn")), bySeed, List.of());
  }

  /** A JSON object by its names. */
  static Map<String, Object> object(Object json) {
    Map<String, Object> object = new LinkedHashMap<>();
    ((Map<?, ?>) json).forEach((name, value) -> object.put((String) name, value));
    return object;
  }
}
