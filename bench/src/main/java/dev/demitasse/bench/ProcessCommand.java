package dev.demitasse.bench;

import dev.demitasse.bench.ProcessComparison.Result;
import dev.demitasse.json.Json;
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

/** {@code demitasse-bench process}: whole commands against whole scripts. */
@Command(
    name = "process",
    description =
        "Measures whole processes, start to end, against Python with PyTorch and ONNX Runtime:"
            + " predicting one picture, and training on 20,000.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Python is given bare numbers where Demitasse reads a PNG file, so that it needs no picture"
          + " library. One round beforehand does not count.",
      "",
      "Example:",
      "  demitasse-bench process --python venv/bin/python --rounds 5"
    })
final class ProcessCommand implements Callable<Integer> {
  @Option(
      names = "--python",
      paramLabel = "PATH",
      description = "A Python that has PyTorch and ONNX Runtime; ${DEFAULT-VALUE} if not given.")
  private String python = "python3";

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Mixin private TurnOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Turns turns = options.turns();
    Machine machine = Machine.here();
    PrintWriter err = spec.commandLine().getErr();
    Path folder = Files.createTempDirectory("demitasse-bench");
    try {
      ProcessFiles files = ProcessFiles.write(folder);
      ProcessComparison comparison =
          new ProcessComparison(
              turns,
              ChildRun::of,
              line -> {
                err.println(line);
                err.flush();
              });
      List<Result> results = new ArrayList<>();
      results.addAll(comparison.measure(ProcessWork.predicting(files, python, turns.threads())));
      results.addAll(
          comparison.measure(ProcessWork.training(files, folder, python, turns.threads())));
      ProcessReport report = new ProcessReport(machine, turns, results, comparison.leftOut());
      PrintWriter out = spec.commandLine().getOut();
      out.print(json ? Json.text(report.json()) : report.text() + '\n');
      out.flush();
      return 0;
    } finally {
      Folders.delete(folder);
    }
  }
}
