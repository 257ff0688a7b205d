package dev.demitasse.cli;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.model.Architecture;
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
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  demitasse bench --model report-cnn --batch-size 128 --threads 2"})
final class BenchCommand implements Callable<Integer> {
  @Option(
      names = "--model",
      paramLabel = "NAME|FILE",
      description = "A preset or a file of architecture text; ${DEFAULT-VALUE} if not given.")
  private String model = "report-cnn";

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      converter = Positive.class,
      description = "Pictures a step takes; ${DEFAULT-VALUE} if not given.")
  private int batchSize = 128;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      converter = Positive.class,
      description = "How long to measure each figure, in seconds; ${DEFAULT-VALUE} if not given.")
  private int seconds = 3;

  @Mixin private ComputeOptions compute;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Architecture architecture =
        new ModelArgument(model).architecture(Optional.empty()).architecture();
    Kernels kernels = compute.kernels();
    Throughput throughput;
    try (Team team = compute.team()) {
      throughput = Throughput.measure(architecture, batchSize, kernels, team, seconds);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", architecture.name());
    json.put("batch_size", batchSize);
    json.put("threads", compute.threads());
    json.put("kernels", kernels.name());
    json.put("train_samples_per_second", throughput.trainSamplesPerSecond());
    json.put("predict_samples_per_second", throughput.predictSamplesPerSecond());
    json.put("predict_latency_microseconds", throughput.predictLatencyMicroseconds());
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      out.println(Json.text(json));
    } else {
      out.print(
          """
          %s, batches of %,d, %,d threads, %s kernels, random data
          training    %,.0f pictures/s
          prediction  %,.0f pictures/s
          latency     %,.1f microseconds for one picture
          """
              .formatted(
                  architecture.name(),
                  batchSize,
                  compute.threads(),
                  kernels.name(),
                  throughput.trainSamplesPerSecond(),
                  throughput.predictSamplesPerSecond(),
                  throughput.predictLatencyMicroseconds()));
    }
    out.flush();
    return 0;
  }
}
