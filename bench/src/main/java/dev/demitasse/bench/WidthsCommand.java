package dev.demitasse.bench;

import dev.demitasse.bench.Comparison.WorkResults;
import dev.demitasse.json.Json;
import dev.demitasse.kernels.Kernels;
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

/** {@code demitasse-bench widths}: the same work at each width that vectors can be limited to. */
@Command(
    name = "widths",
    description =
        "Measures Demitasse at each width that this machine's vectors can be limited to, each in"
            + " JVMs of its own: by default how long predicting one picture takes.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  demitasse-bench widths",
      "  demitasse-bench widths --works predict:report-nn:1,train:report-cnn:128 --rounds 5"
    })
final class WidthsCommand implements Callable<Integer> {
  private static final String WIDE = "-XX:UseAVX=2";

  /**
   * Vectors of 256 bits and of 128, with fused multiply-add all the same. Where there is no AVX
   * that option means nothing, and is no mistake.
   */
  private static final List<List<String>> LIMITS =
      List.of(
          List.of("-XX:+IgnoreUnrecognizedVMOptions", WIDE),
          List.of("-XX:+IgnoreUnrecognizedVMOptions", WIDE, "-XX:MaxVectorSize=16"));

  @Option(
      names = "--works",
      paramLabel = "WORK,...",
      description =
          "What to measure: train:MODEL:BATCH or predict:MODEL:BATCH. If not given:"
              + " ${DEFAULT-VALUE}")
  private String works = "predict:report-cnn:1,predict:report-nn:1,predict:report-cnn-linear:1";

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Mixin private EffortOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Effort effort = options.effort();
    List<Work> asked = Work.parseAll(works);
    Machine machine = Machine.here();
    PrintWriter err = spec.commandLine().getErr();
    Path folder = Files.createTempDirectory("demitasse-bench");
    try {
      Comparison comparison =
          new Comparison(
              contestants(effort, folder),
              effort.turns().rounds(),
              ChildRun::of,
              line -> {
                err.println(line);
                err.flush();
              });
      List<WorkResults> results = asked.stream().map(comparison::measure).toList();
      WidthsReport report = new WidthsReport(machine, effort, results, comparison.leftOut());
      PrintWriter out = spec.commandLine().getOut();
      out.print(json ? Json.text(report.json()) : report.text() + '\n');
      out.flush();
      return 0;
    } finally {
      Folders.delete(folder);
    }
  }

  private static List<Contestant> contestants(Effort effort, Path folder) {
    Engine engine = new DemitasseEngine(Kernels.fastest());
    List<Contestant> contestants = new ArrayList<>();
    contestants.add(new EngineContestant(engine, effort, folder));
    LIMITS.forEach(
        limit ->
            contestants.add(
                new EngineContestant(new LimitedEngine(engine, limit), effort, folder)));
    return contestants;
  }
}
