package dev.demitasse.studies.report;

import dev.demitasse.PreparedData;
import dev.demitasse.RunFolder;
import dev.demitasse.TrainedModel;
import dev.demitasse.data.DataSource;
import dev.demitasse.data.Progress;
import dev.demitasse.json.Json;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.optimizers.Adam;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.Photos;
import dev.demitasse.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small runs of small networks on small pictures. */
final class RunFixture {
  static final Kernels KERNELS = Kernels.portable();
  static final String CONV =
      """
      Conv(3, 1, 4, 1, 1)
      Activation('relu')
      MaxPool(2, 2)
      Flatten()
      Dense(6)
      Activation('tanh')
      Dense(1)
      Activation('sigmoid')
      """;
  static final String DENSE =
      "Flatten()\nDense(4)\nActivation('relu')\nDense(1)\nActivation('sigmoid')";

  /** More layers than lines of a chart can be told apart. */
  static final String BRANCHING =
      """
      Conv(3, output_channel=4, pad=1, bias=False)
      BatchNorm()
      Activation('relu')
      """
          + """
          Residual([
              Conv(3, output_channel=4, pad=1, bias=False),
              BatchNorm(),
              Activation('relu'),
              Conv(3, output_channel=4, pad=1, bias=False),
              BatchNorm(),
          ])
          Activation('relu')
          """
              .repeat(3)
          + "GlobalAvgPool()\nFlatten()\nDense(1)\nActivation('sigmoid')";

  static final String SQUARED = "Flatten()\nDense(1)\nActivation('sigmoid', 'squared_error')";

  private static final int SIDE = 10;
  private static final TrainingSettings SETTINGS =
      new TrainingSettings(4, 16, new Adam(1e-2), 4, 1);

  private RunFixture() {}

  /** Writes pictures of these classes into the folder and trains on them. */
  static FinishedRun run(Path data, String layers, String... classNames) throws IOException {
    Photos.write(data, 30, SIDE, SIDE, classNames);
    return run(data, Shape.of(1, SIDE, SIDE), layers, classNames);
  }

  /** Trains on the pictures in the folder, made as large as the input. */
  static FinishedRun run(Path data, Shape input, String layers, String... classNames) {
    Architecture architecture = ArchitectureText.parse("small", layers).architecture(input);
    PreparedData prepared =
        PreparedData.load(
            DataSource.open(data.toString()),
            architecture,
            new PreparedData.Options(List.of(classNames), false, SETTINGS.seed()),
            Progress.NONE);
    try (Team team = new Team(1)) {
      TrainedModel trained = TrainedModel.train(prepared, SETTINGS, KERNELS, team, event -> {});
      return new FinishedRun(trained, prepared, config(data, layers, trained.training().seconds()));
    }
  }

  private static Map<String, Object> config(Path data, String layers, double seconds) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("command", "demitasse train " + data);
    config.put("data", data.toString());
    config.put("architecture", layers);
    config.put("epochs", (long) SETTINGS.epochs());
    config.put("seed", SETTINGS.seed());
    config.put("seconds", seconds);
    config.put("notes", List.of("pictures are as they are"));
    return config;
  }

  /** The run's folder, as train leaves it. */
  static RunFolder write(Path folder, FinishedRun run) {
    return RunFolder.at(folder).write(run.trained(), Json.text(run.config()), Optional.empty());
  }
}
