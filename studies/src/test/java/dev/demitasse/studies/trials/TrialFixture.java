package dev.demitasse.studies.trials;

import dev.demitasse.PreparedData;
import dev.demitasse.data.DataSource;
import dev.demitasse.data.Progress;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.optimizers.Adam;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.Photos;
import dev.demitasse.training.EpochResult;
import dev.demitasse.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Small pictures, small networks and trials of them. */
final class TrialFixture {
  static final Architecture DENSE =
      architecture("Flatten()\nDense(4)\nActivation('relu')\nDense(1)\nActivation('sigmoid')", 8);
  static final Architecture CONV =
      architecture(
          "Conv(3, 1, 2, 1, 1)\nActivation('tanh')\nFlatten()\nDense(1)\nActivation('sigmoid')",
          10);

  private static final TrainingSettings SETTINGS =
      new TrainingSettings(3, 16, new Adam(5e-3), 3, 1);

  private TrialFixture() {}

  private static Architecture architecture(String text, int side) {
    return ArchitectureText.parse("small", text).architecture(Shape.of(1, side, side));
  }

  /** Pictures of two classes, written to a folder. */
  static TrialData data(Path folder) throws IOException {
    Photos.write(folder, 40, 8, 8, "low", "high");
    return open(folder);
  }

  /** Pictures that were written. */
  static TrialData open(Path folder) {
    return new TrialData(
        DataSource.open(folder.toString()), PreparedData.Options.DEFAULT, Progress.NONE);
  }

  static Trial trial(Architecture architecture, long seed) {
    return new Trial(architecture, SETTINGS.withSeed(seed));
  }

  /** Six trials, two networks with three seeds each. */
  static List<Trial> six() {
    return IntStream.range(0, 6)
        .mapToObj(i -> trial(i % 2 == 0 ? DENSE : CONV, 1 + i / 2))
        .toList();
  }

  /** The outcomes without the seconds they took. */
  static List<TrialOutcome> timeless(List<TrialOutcome> outcomes) {
    return outcomes.stream().map(TrialFixture::timeless).toList();
  }

  private static TrialOutcome timeless(TrialOutcome outcome) {
    return switch (outcome) {
      case TrialOutcome.Trained(TrialResult result) ->
          new TrialOutcome.Trained(
              new TrialResult(
                  result.weights(),
                  result.parameters(),
                  result.multiplyAdds(),
                  result.bestEpoch(),
                  result.stoppedEarly(),
                  0,
                  result.train(),
                  result.validation(),
                  result.test(),
                  result.history().stream().map(TrialFixture::timeless).toList(),
                  result.measurements()));
      case TrialOutcome.Diverged diverged -> diverged;
    };
  }

  private static EpochResult timeless(EpochResult epoch) {
    return new EpochResult(
        epoch.epoch(),
        epoch.trainLoss(),
        epoch.trainAccuracy(),
        epoch.validationLoss(),
        epoch.validationAccuracy(),
        epoch.best(),
        0,
        0);
  }
}
