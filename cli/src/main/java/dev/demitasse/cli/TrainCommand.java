package dev.demitasse.cli;

import dev.demitasse.PreparedData;
import dev.demitasse.RunFolder;
import dev.demitasse.TrainedModel;
import dev.demitasse.data.DataSource;
import dev.demitasse.evaluation.Threshold;
import dev.demitasse.json.Json;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.model.InputChoice;
import dev.demitasse.studies.report.FinishedRun;
import dev.demitasse.studies.report.RunReport;
import dev.demitasse.training.TrainingSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demitasse train}: from pictures to a model file. */
@Command(
    name = "train",
    description = "Trains a model on pictures and writes it to a new folder.",
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} train                                on the generated demo data",
      "  ${ROOT-COMMAND-NAME} train photos                         on a folder of class folders",
      "  ${ROOT-COMMAND-NAME} train photos --model report-cnn-linear --epochs 20",
      "  ${ROOT-COMMAND-NAME} train fashion-mnist --classes \"Sneaker,Ankle boot\"",
      "  ${ROOT-COMMAND-NAME} train photos --model my-layers.txt --out runs/first --seed 7"
    })
final class TrainCommand implements Callable<Integer> {
  private static final int NAME_AT_MOST = 40;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  @Mixin private DataArgument.OrDemo data;
  @Mixin private ModelOption model;
  @Mixin private PictureOptions pictures;
  @Mixin private TrainingOptions training = new TrainingOptions(TrainingSettings.DEFAULT);
  @Mixin private PatienceOption patience;

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = Numbers.Seed.class,
      description =
          "The same seed gives the same model, byte for byte, on any number of threads;"
              + " ${DEFAULT-VALUE} if not given.")
  private long seed = TrainingSettings.DEFAULT.seed();

  @Option(
      names = "--calibrate",
      description =
          "Divide the logits by the temperature that fits the validation pictures best, so that"
              + " probabilities come closer to how often they are right.")
  private boolean calibrate;

  @Option(
      names = "--threshold-rule",
      paramLabel = "RULE", // two options with one label would share one list in the shell
      completionCandidates = Choices.ThresholdRules.class,
      converter = Choices.ThresholdRule.class,
      description =
          "What the threshold between two classes is to reach on the validation pictures:"
              + " ${COMPLETION-CANDIDATES}, where classes count alike however few pictures they"
              + " have; accuracy if not given.")
  private Threshold.Rule thresholdRule = TrainingSettings.DEFAULT.thresholdRule();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder to write to, new or empty; runs/TIME-MODEL if not given.")
  private Path out;

  @Option(names = "--no-report", description = "Leave out report.html, the page about the run.")
  private boolean noReport;

  @Mixin private ComputeOptions compute;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    TrainingSettings settings =
        training
            .settings(patience.epochs(), seed)
            .withCalibrate(calibrate)
            .withThresholdRule(thresholdRule);
    Kernels kernels = compute.warmKernels();
    DataSource source = data.open(err);
    InputChoice choice = model.argument().architecture(source.pictureShape());
    RunFolder folder =
        RunFolder.at(out == null ? defaultFolder(choice) : OutFolder.checked(spec, out));
    PreparedData prepared = prepare(source, choice);
    TrainingText text = new TrainingText(source, choice, prepared);
    text.lines().forEach(err::println);
    if (model.argument().isTrained()) {
      err.println(
          "Note: the layers of " + model.text() + " are trained anew, without its weights.");
    }
    compute.tellHowToBeFast(err);
    TrainedModel trained;
    try (Team team = compute.team();
        TrainingBar bar = new TrainingBar(err)) {
      trained = TrainedModel.train(prepared, settings, kernels, team, bar);
    }
    TrainReport report = new TrainReport(trained, settings, compute);
    Map<String, Object> config = report.config(commandLine(), data.text(), prepared, text.notes());
    RunFolder run = write(folder, new FinishedRun(trained, prepared, config), kernels);
    NextCommands next = new NextCommands(run.path(), data.text(), prepared.splits().test());
    output.print(() -> report.json(run), () -> report.text(run, next.lines()));
    return 0;
  }

  /** Writes the run; a model that took hours is not lost to a mistake in its report. */
  private RunFolder write(RunFolder folder, FinishedRun run, Kernels kernels) {
    if (noReport) {
      return write(folder, run, Optional.empty());
    }
    String report;
    try {
      report = RunReport.page(run, kernels).html();
    } catch (RuntimeException e) {
      write(folder, run, Optional.empty());
      throw e;
    }
    return write(folder, run, Optional.of(report));
  }

  private static RunFolder write(RunFolder folder, FinishedRun run, Optional<String> report) {
    String config = Json.text(run.config());
    return Interruption.protect(() -> folder.write(run.trained(), config, report));
  }

  /** What was typed. */
  private String commandLine() {
    List<String> words = spec.root().commandLine().getParseResult().originalArgs();
    return Shell.command() + " " + String.join(" ", words.stream().map(Shell::word).toList());
  }

  private PreparedData prepare(DataSource source, InputChoice choice) {
    PreparedData.Options options = pictures.of(source, seed);
    try (LoadingBar bar = new LoadingBar("Reading pictures", spec.commandLine().getErr())) {
      return PreparedData.load(source, choice.architecture(), options, bar);
    }
  }

  private static Path defaultFolder(InputChoice choice) {
    String time = LocalDateTime.now(ZoneId.systemDefault()).format(TIME);
    return Path.of("runs", time + "-" + nameInFolder(choice.architecture().name()));
  }

  /** A model's name, which may be a path or come from a foreign file, as a part of a folder's. */
  static String nameInFolder(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.txt$", "");
    String plain = last.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    return plain.isEmpty() ? "model" : plain.substring(0, Math.min(NAME_AT_MOST, plain.length()));
  }
}
