package dev.demitasse.bench;

import dev.demitasse.bench.Comparison.WorkResults;
import dev.demitasse.json.Json;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.tensor.InputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demitasse-bench}: the same work on several engines, in turn. */
@Command(
    name = "demitasse-bench",
    description = "Measures Demitasse and other engines at the same work, in turn.",
    mixinStandardHelpOptions = true,
    subcommands = {
      GrowthCommand.class,
      KernelsCommand.class,
      MeasureCommand.class,
      ProcessCommand.class,
      WidthsCommand.class
    },
    footer = {
      "",
      "Every turn is a process of its own: A B C, A B C and so on. Rates are medians over the rounds;"
          + " ratios are ratios of medians, with the least and the largest of one round.",
      "",
      "Examples:",
      "  demitasse-bench",
      "  demitasse-bench --works predict:report-cnn:1 --rounds 5 --json",
      "  demitasse-bench --peers none --torch-script torch_bench.py"
    })
final class CompareCommand implements Callable<Integer> {
  private static final String NONE = "none";

  @Option(
      names = "--works",
      paramLabel = "WORK,...",
      description =
          "What to measure: train:MODEL:BATCH or predict:MODEL:BATCH. If not given:"
              + " ${DEFAULT-VALUE}")
  private String works = Work.USUAL;

  @Option(
      names = "--peers",
      split = ",",
      paramLabel = "ID",
      description =
          "Other engines that run in a JVM, by name, or none; all there are if not given.")
  private List<String> peers = new ArrayList<>();

  @Option(
      names = "--kernels",
      split = ",",
      paramLabel = "NAME",
      description = "Demitasse's kernels; the fastest on this machine if not given.")
  private List<String> kernels = List.of(FoundKernels.names().getFirst());

  @Option(
      names = "--python",
      paramLabel = "PATH",
      description = "The Python that scripts run in; ${DEFAULT-VALUE} if not given.")
  private String python = "python3";

  @Option(
      names = "--torch-script",
      paramLabel = "FILE",
      description =
          "A script that measures PyTorch, told --model, --only, --batch-size, --threads"
              + " and --seconds.")
  private Path torchScript;

  @Option(
      names = "--onnxruntime-script",
      paramLabel = "FILE",
      description =
          "A script that measures ONNX Runtime, told an ONNX file, --batch-size, --threads"
              + " and --seconds.")
  private Path onnxRuntimeScript;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Mixin private EffortOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Effort effort = options.effort();
    List<Work> asked = Work.parseAll(works);
    Path folder = Files.createTempDirectory("demitasse-bench");
    try {
      ComparisonReport report = compare(asked, effort, contestants(asked, effort, folder));
      PrintWriter out = spec.commandLine().getOut();
      out.print(json ? Json.text(report.json()) : report.text() + '\n');
      out.flush();
      return 0;
    } finally {
      Folders.delete(folder);
    }
  }

  private ComparisonReport compare(List<Work> asked, Effort effort, List<Contestant> contestants) {
    PrintWriter err = spec.commandLine().getErr();
    Machine machine = Machine.here();
    Comparison comparison =
        new Comparison(
            contestants,
            effort.turns().rounds(),
            ChildRun::of,
            line -> {
              err.println(line);
              err.flush();
            });
    List<WorkResults> results = asked.stream().map(comparison::measure).toList();
    return new ComparisonReport(machine, effort, results, comparison.leftOut());
  }

  private List<Contestant> contestants(List<Work> asked, Effort effort, Path folder)
      throws IOException {
    List<Contestant> contestants = new ArrayList<>();
    for (String name : kernels) {
      Engine engine = new DemitasseEngine(Kernels.named(name));
      contestants.add(new EngineContestant(engine, effort, folder));
    }
    chosenPeers().forEach(peer -> contestants.add(new EngineContestant(peer, effort, folder)));
    if (torchScript != null) {
      contestants.add(ScriptContestant.torch(List.of(python, torchScript.toString()), effort));
    }
    if (onnxRuntimeScript != null) {
      List<String> program = List.of(python, onnxRuntimeScript.toString());
      OnnxFolder files = OnnxFolder.of(asked, folder);
      contestants.add(ScriptContestant.onnxRuntime(program, files::fileFor, effort));
    }
    return contestants;
  }

  private List<Engine> chosenPeers() {
    List<Engine> there = Engines.peers();
    if (peers.isEmpty()) {
      return there;
    }
    Set<String> wanted = new TreeSet<>(peers);
    wanted.remove(NONE);
    List<Engine> chosen = there.stream().filter(engine -> wanted.remove(engine.id())).toList();
    if (!wanted.isEmpty()) {
      throw new InputException(
          "there is no peer '%s'; choose from %s or none"
              .formatted(
                  wanted.iterator().next(),
                  there.stream().map(Engine::id).collect(Collectors.joining(", "))));
    }
    return chosen;
  }
}
