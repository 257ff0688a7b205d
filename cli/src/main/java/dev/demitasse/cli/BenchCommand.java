package dev.demitasse.cli;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.model.Architecture;
import dev.demitasse.tensor.InputException;
import dev.demitasse.training.Throughput;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demitasse bench}: how fast a model trains and predicts on this machine. */
@Command(
    name = "bench",
    description = "Measures how fast a model trains and predicts, on random data.",
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} bench",
      "  ${ROOT-COMMAND-NAME} bench --model report-nn --batch-size 64 --threads 2 --json"
    })
final class BenchCommand implements Callable<Integer> {
  private static final long VALUES_AT_MOST = 1 << 29; // 2 GB of floats

  @Option(
      names = "--model",
      paramLabel = "NAME|FILE|MODEL",
      completionCandidates = Choices.Presets.class,
      description = ModelArgument.ANY + " ${DEFAULT-VALUE} if not given.")
  private String model = "report-cnn";

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      converter = Numbers.Positive.class,
      description = "How many pictures a step takes; ${DEFAULT-VALUE} if not given.")
  private int batchSize = 128;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      converter = Numbers.Positive.class,
      description = "How long to measure each of three figures; ${DEFAULT-VALUE} if not given.")
  private int seconds = 3;

  @Mixin private ComputeOptions compute;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Architecture architecture =
        new ModelArgument(model).architecture(Optional.empty()).architecture();
    if ((long) batchSize * architecture.input().size() > VALUES_AT_MOST) {
      throw new InputException(
          "%,d pictures of %s are too many for one step; give a smaller --batch-size"
              .formatted(batchSize, architecture.input()));
    }
    PrintWriter err = spec.commandLine().getErr();
    err.println("Measuring training, prediction and latency, each for %d s ...".formatted(seconds));
    Kernels kernels = compute.kernels();
    compute.tellHowToBeFast(err);
    err.flush();
    Throughput throughput;
    try (Team team = compute.team()) {
      throughput = Throughput.measure(architecture, batchSize, kernels, team, seconds);
    }
    output.print(
        () -> json(architecture, kernels, throughput),
        () -> text(architecture, kernels, throughput));
    return 0;
  }

  private Map<String, Object> json(
      Architecture architecture, Kernels kernels, Throughput throughput) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", architecture.name());
    json.put("batch_size", batchSize);
    json.put("threads", compute.threads());
    json.put("kernels", kernels.name());
    json.put("train_samples_per_second", throughput.trainSamplesPerSecond());
    json.put("predict_samples_per_second", throughput.predictSamplesPerSecond());
    json.put("predict_latency_microseconds", throughput.predictLatencyMicroseconds());
    return json;
  }

  private String text(Architecture architecture, Kernels kernels, Throughput throughput) {
    return """
    %s, batches of %,d, %,d threads, %s kernels%s, random data
    training    %,.0f pictures/s
    prediction  %,.0f pictures/s
    latency     %,.1f microseconds for one picture on one thread
    """
        .formatted(
            architecture.name(),
            batchSize,
            compute.threads(),
            kernels.name(),
            compute.vectors(),
            throughput.trainSamplesPerSecond(),
            throughput.predictSamplesPerSecond(),
            throughput.predictLatencyMicroseconds());
  }
}
