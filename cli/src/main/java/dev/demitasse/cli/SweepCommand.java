package dev.demitasse.cli;

import dev.demitasse.data.DataSource;
import dev.demitasse.json.Json;
import dev.demitasse.studies.sweep.Plan;
import dev.demitasse.studies.sweep.Strategy;
import dev.demitasse.studies.sweep.Sweep;
import dev.demitasse.studies.sweep.SweepReport;
import dev.demitasse.studies.sweep.SweepResult;
import dev.demitasse.studies.sweep.SweepSettings;
import dev.demitasse.studies.trials.TrialData;
import dev.demitasse.studies.trials.WorkFolder;
import dev.demitasse.tensor.InputException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demitasse sweep}: trainings with many settings, to find good ones. */
@Command(
    name = "sweep",
    description = {
      "Trains with many settings, shows on a page what each came to, and keeps the",
      "best model. Validation decides; the test part is looked at once, for the best",
      "run. Interrupted, the same command continues it and repeats nothing that is",
      "finished."
    },
    footer = {
      "",
      "NAME of --set is one of",
      "  learning-rate, batch-size, epochs, optimizer, patience, model, as for train;",
      "  a name that stands in braces in the file of architecture text given to",
      "    --model, as in Conv(filter_size={size}, output_channel=8);",
      "  where nothing stands in braces: filter_size, output_channel, pad, pool_size,",
      "    rate, and outputs and function of the hidden layers, each meant in every",
      "    layer that has it. With filter_size, pad follows so that sizes stay, unless",
      "    pad is set too; with pool_size, stride follows where they were equal.",
      "VALUES are 3,5,7 or a range, 0.1..0.5 or 1e-4..1e-2. A range is drawn from by",
      "  powers of ten if it is of learning rates or its ends are a factor of 10",
      "  apart. A grid has to know how many values to take of it: 1e-4..1e-2:5.",
      "",
      "Strategies:",
      "  random   draws combinations, none twice",
      "  grid     all combinations",
      "  halving  draws; all begin with few epochs, and the best third goes on with",
      "           three times as many, again and again",
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} sweep demo --set learning-rate=1e-4..1e-2",
      "  ${ROOT-COMMAND-NAME} sweep photos --strategy grid --set filter_size=3,5 --set pad=1,2",
      "  ${ROOT-COMMAND-NAME} sweep photos --strategy halving --runs 27 --set rate=0.1..0.6"
    })
final class SweepCommand implements Callable<Integer> {
  /** More runs than this are begun only when it is said that they are meant. */
  private static final int RUNS_UNASKED = 500;

  @Mixin private DataArgument.OrDemo data;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUES",
      description = "What to vary, see below; may be given several times.")
  private List<String> sets = new ArrayList<>();

  @Option(
      names = "--strategy",
      paramLabel = "STRATEGY",
      completionCandidates = Choices.Strategies.class,
      converter = Choices.StrategyName.class,
      description = "${COMPLETION-CANDIDATES}, see below; ${DEFAULT-VALUE} if not given.")
  private String strategy = Strategy.RANDOM.text();

  @Option(
      names = "--runs",
      paramLabel = "N",
      converter = Numbers.Positive.class,
      description =
          "How many combinations to draw; " + Sweep.RUNS + ", or all there are, if not given.")
  private Integer runs;

  @Mixin private ModelOption model;
  @Mixin private PictureOptions pictures;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "The folder to write to: new, empty, or that of the same sweep; one below sweeps, named"
              + " by the options, if not given.")
  private Path out;

  @Option(names = "--yes", description = "Begin, however many runs there are.")
  private boolean yes;

  @Mixin private SweepOptions training;
  @Mixin private ComputeOptions compute;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    checkGivenOnce();
    DataSource source = data.open(err);
    Sweep sweep = new Sweep(settings(source));
    SweepText text;
    try (LoadingBar loading = new LoadingBar("Reading pictures", err)) {
      TrialData read = new TrialData(source, pictures.of(source, training.seed()), loading);
      ask(sweep, read);
      Plan plan = sweep.plan(read);
      Path path = out == null ? defaultFolder(sweep) : OutFolder.checked(spec, out);
      WorkFolder folder = WorkFolder.open(path, "sweep", Json.text(asked(sweep)));
      compute.tellHowToBeFast(err);
      SweepResult result = carryOut(sweep, plan, read, folder);
      CommandLineText line = new CommandLineText(data.text(), pictures, compute);
      BestRun best = new BestRun(folder, read, compute, line);
      SweepReport report =
          new SweepReport(
              sweep,
              result,
              best.trained(sweep, result.best().orElseThrow(SweepCommand::allDiverged), err),
              new SweepReport.Bench(read, compute.kernels(), command(path, line)));
      text = Interruption.protect(() -> SweepText.written(report, path));
    }
    output.print(text::json, text::text);
    return 0;
  }

  private SweepResult carryOut(Sweep sweep, Plan plan, TrialData pictures, WorkFolder folder) {
    try (SweepBar bar = new SweepBar(spec.commandLine().getErr(), sweep.parameters())) {
      return sweep.carryOut(
          plan,
          new Sweep.Equipment(pictures, folder.trials(), compute.kernels(), compute.threads()),
          bar);
    }
  }

  private static InputException allDiverged() {
    return new InputException(
        "all runs diverged: a loss or a weight became no finite number; give smaller learning"
            + " rates");
  }

  /** What is varied cannot be given as an option as well. */
  private void checkGivenOnce() {
    for (String name : SweepOptions.EITHER) {
      boolean varied = sets.stream().anyMatch(set -> set.startsWith(name + "="));
      if (varied && spec.commandLine().getParseResult().hasMatchedOption("--" + name)) {
        throw new ParameterException(
            spec.commandLine(),
            "%s is given both by --%s and by --set; give it one way".formatted(name, name));
      }
    }
  }

  private SweepSettings settings(DataSource source) {
    return new SweepSettings(
        sets,
        Strategy.named(strategy),
        runs == null ? OptionalInt.empty() : OptionalInt.of(runs),
        model.text(),
        training.settings(),
        source.pictureShape());
  }

  /** Very many runs may not be what was meant. */
  private void ask(Sweep sweep, TrialData pictures) {
    if (sweep.runs() > RUNS_UNASKED && !yes) {
      throw new InputException(
          "the sweep has %,d runs, %s in all; add --yes if that is meant, or name fewer values or --runs"
              .formatted(
                  sweep.runs(),
                  Spans.told(sweep.estimate(pictures, compute.kernels(), compute.threads()))));
    }
  }

  /** All that the numbers depend on, by JSON names. */
  private Map<String, Object> asked(Sweep sweep) {
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("data", data.text());
    asked.put("classes", pictures.classes());
    asked.put("strict", pictures.strict());
    asked.putAll(sweep.asked());
    asked.put("kernels", compute.kernels().name());
    return asked;
  }

  /** The same command finds its folder again, and another one takes another. */
  private Path defaultFolder(Sweep sweep) {
    String hash = "%08x".formatted(Json.text(asked(sweep)).hashCode());
    return Path.of("sweeps", TrainCommand.nameInFolder(model.text()) + "-" + hash);
  }

  /** The command line that does the same again. */
  private String command(Path path, CommandLineText line) {
    List<String> varied = sets.stream().map(set -> set.substring(0, set.indexOf('='))).toList();
    StringBuilder text = new StringBuilder(line.beginning("sweep"));
    sets.forEach(set -> text.append(" --set ").append(Shell.quoted(set)));
    text.append(" --strategy ").append(strategy);
    text.append(runs == null ? "" : " --runs " + runs);
    text.append(varied.contains("model") ? "" : " --model " + Shell.quoted(model.text()));
    text.append(line.settings(training.settings(), varied));
    return text.append(" --out ").append(Shell.quoted(path.toString())).toString();
  }
}
