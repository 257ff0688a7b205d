package dev.demitasse.studies.sweep;

import dev.demitasse.PreparedData;
import dev.demitasse.data.DataSource;
import dev.demitasse.data.Progress;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.optimizers.Adam;
import dev.demitasse.studies.trials.TrialData;
import dev.demitasse.studies.trials.TrialStore;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.Photos;
import dev.demitasse.training.TrainingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Small pictures and a small network with gaps, to sweep over.
 *
 * @param folder where pictures and network lie
 */
record SweepFixture(Path folder) {
  private static final String NETWORK =
      """
      Input(1, 8, 8)
      Conv({size}, output_channel=2)
      Activation("{function}")
      Flatten()
      Dense(1)
      Activation("sigmoid")
      """;

  static SweepFixture in(Path folder) {
    try {
      Photos.write(folder.resolve("pictures"), 40, 8, 8, "low", "high");
      Files.writeString(folder.resolve("net.txt"), NETWORK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SweepFixture(folder);
  }

  String network() {
    return folder.resolve("net.txt").toString();
  }

  TrialData data() {
    return new TrialData(
        DataSource.open(folder.resolve("pictures").toString()),
        PreparedData.Options.DEFAULT,
        Progress.NONE);
  }

  SweepSettings settings(Strategy strategy, int runs, String... sets) {
    return new SweepSettings(
        Arrays.asList(sets),
        strategy,
        runs == 0 ? OptionalInt.empty() : OptionalInt.of(runs),
        List.of(sets).toString().contains("size=") ? network() : "report-cnn-linear",
        new TrainingSettings(3, 16, new Adam(5e-3), 3, 1),
        Optional.of(Shape.of(1, 8, 8)));
  }

  /** Carries a sweep out in a folder of this name. */
  SweepResult run(String name, int threads, SweepListener listener, SweepSettings settings) {
    Sweep sweep = new Sweep(settings);
    TrialData data = data();
    TrialStore store = new TrialStore(folder.resolve(name));
    return sweep.carryOut(
        sweep.plan(data), new Sweep.Equipment(data, store, Kernels.portable(), threads), listener);
  }
}
