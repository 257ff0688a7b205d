package dev.demitasse.bench;

import dev.demitasse.bench.GrowthSeries.Point;
import dev.demitasse.bench.Work.Phase;
import dev.demitasse.json.Json;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.model.Summary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demitasse-bench growth}: speed against sizes of many kinds. */
@Command(
    name = "growth",
    description =
        "Measures Demitasse against batch size, threads, pictures' side, channels, and depth and"
            + " width of residual networks, so that cliffs show.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  demitasse-bench growth --rounds 1 --seconds 1 --warm-up 1"})
final class GrowthCommand implements Callable<Integer> {
  @Option(
      names = "--kernels",
      paramLabel = "NAME",
      description = "Demitasse's kernels; the fastest on this machine if not given.")
  private String kernels = FoundKernels.names().getFirst();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Mixin private EffortOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Effort effort = options.effort();
    Engine engine = new DemitasseEngine(Kernels.named(kernels));
    Machine machine = Machine.here();
    Path folder = Files.createTempDirectory("demitasse-bench");
    try {
      List<GrowthReport.Line> lines = new ArrayList<>();
      for (GrowthSeries series : GrowthSeries.all(effort.turns().threads())) {
        for (Point point : series.points()) {
          lines.add(measure(series.quantity(), point, engine, effort, folder));
        }
      }
      GrowthReport report = new GrowthReport(machine, effort, kernels, lines);
      PrintWriter out = spec.commandLine().getOut();
      out.print(json ? Json.text(report.json()) : report.text() + '\n');
      out.flush();
      return 0;
    } finally {
      Folders.delete(folder);
    }
  }

  private GrowthReport.Line measure(
      String quantity, Point point, Engine engine, Effort effort, Path folder) throws IOException {
    String model = point.architecture();
    if (model.contains("\n")) {
      Path file = folder.resolve("model.txt");
      Files.writeString(file, model);
      model = file.toString();
    }
    long flops = 2 * Summary.of(MeasureCommand.architecture(model)).multiplyAdds();
    Turns turns = new Turns(point.threads(), effort.turns().rounds());
    Effort own = new Effort(turns, effort.seconds(), effort.warmUp(), effort.vectors());
    Contestant contestant = new EngineContestant(engine, own, folder);
    double train = rate(contestant, new Work(Phase.TRAIN, model, point.batchSize()), own);
    double predict = rate(contestant, new Work(Phase.PREDICT, model, point.batchSize()), own);
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        "%s %d: %,.0f pictures/s trained, %,.0f predicted%n",
        quantity, point.value(), train, predict);
    err.flush();
    return new GrowthReport.Line(quantity, point.value(), train, predict, flops);
  }

  private static double rate(Contestant contestant, Work work, Effort effort) {
    List<Double> rates = new ArrayList<>();
    for (int round = 0; round < effort.turns().rounds(); round++) {
      ChildRun run = ChildRun.of(contestant.command(work));
      rates.add(Measurement.parse(run, work.phase()).rate());
    }
    return Median.of(rates);
  }
}
