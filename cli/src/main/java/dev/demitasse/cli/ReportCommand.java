package dev.demitasse.cli;

import dev.demitasse.RunFolder;
import dev.demitasse.data.DataSource;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.model.AtomicFile;
import dev.demitasse.studies.report.FinishedRun;
import dev.demitasse.studies.report.RunReader;
import dev.demitasse.studies.report.RunReport;
import dev.demitasse.tensor.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demitasse report}: the page about a run, made again. */
@Command(
    name = "report",
    description = "Makes the page about a run again: one HTML file, to be read without a network.",
    footer = {
      "",
      "train leaves this page in its folder. It is made again from the folder and the",
      "data the model was trained on, which must be where they were and the same.",
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} report runs/first",
      "  ${ROOT-COMMAND-NAME} report runs/first --out first.html"
    })
final class ReportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "The folder that train wrote.")
  private Path run;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write; report.html in the run's folder if not given.")
  private Path out;

  @Mixin private ComputeOptions compute;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Kernels kernels = compute.kernels();
    RunFolder folder = folder();
    RunReader reader = new RunReader(folder);
    DataSource source = reader.source();
    String page;
    try (Team team = compute.team();
        LoadingBar bar = new LoadingBar("Reading pictures", spec.commandLine().getErr())) {
      FinishedRun finished = reader.read(source, bar, kernels, team);
      page = RunReport.page(finished, kernels).html();
    }
    Path file = out == null ? folder.reportFile() : OutFolder.checked(spec, out);
    Interruption.protect(
        () -> {
          AtomicFile.writeText(file, page);
          return file;
        });
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", folder.path().toString());
    json.put("report", file.toString());
    output.print(() -> json, () -> "Report: " + Printable.of(file.toString()) + "\n");
    return 0;
  }

  /** The run's folder, which may be named by the model file in it. */
  private RunFolder folder() {
    Path file = new ModelArgument(run.toString()).file();
    Path parent = file.getParent();
    RunFolder folder = new RunFolder(parent == null ? Path.of(".") : parent);
    if (!Files.exists(file) || !folder.modelFile().normalize().equals(file.normalize())) {
      throw new InputException(
          "'%s' is not the folder of a run; name the folder that train wrote"
              .formatted(Printable.of(run.toString())));
    }
    return folder;
  }
}
