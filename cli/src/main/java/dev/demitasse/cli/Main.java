package dev.demitasse.cli;

import dev.demitasse.tensor.InputException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code demitasse} command: what the subcommands share, and how failures are told. */
@Command(
    name = "demitasse",
    description = "Trains and runs small image classifiers.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    abbreviateSynopsis = true,
    sortOptions = false,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  ${ROOT-COMMAND-NAME} train                         on the generated demo data",
      "  ${ROOT-COMMAND-NAME} train photos --epochs 20      on a folder of class folders",
      "  ${ROOT-COMMAND-NAME} predict runs/first photo.jpg  say what is in a picture",
      "  ${ROOT-COMMAND-NAME} summary report-cnn            layers, weights and multiply-adds",
      "",
      "Exit status: 0 done, 1 failed, 2 wrong usage."
    })
public final class Main implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;
  private static final int INTERRUPTED = 130;

  private static final Map<String, Class<?>> COMMANDS = commands();

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "On failure, print where it happened.")
  private boolean verbose;

  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs the command and ends the JVM with its exit status. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT); // numbers are written as the sentences around them are
    Bars.eraseModuleWarning(System.err);
    Interruption.heed();
    if (arguments.length > 0 && arguments[0].equals("predict")) {
      HeadStart.take();
    }
    int status = commandLine(arguments).execute(arguments);
    if (status != 0) {
      System.exit(status);
    }
  }

  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("train", TrainCommand.class);
    commands.put("evaluate", EvaluateCommand.class);
    commands.put("predict", PredictCommand.class);
    commands.put("explain", ExplainCommand.class);
    commands.put("summary", SummaryCommand.class);
    commands.put("compare", CompareCommand.class);
    commands.put("report", ReportCommand.class);
    commands.put("study", StudyCommand.class);
    commands.put("sweep", SweepCommand.class);
    commands.put("data", DataCommand.class);
    commands.put("bench", BenchCommand.class);
    commands.put("completion", CompletionCommand.class);
    return commands;
  }

  /**
   * The command for these arguments. Looking through a subcommand's options takes as long as
   * predicting a picture, so where the first argument names one, the others are left out, but for
   * completion, which writes of all.
   */
  static CommandLine commandLine(String... arguments) {
    Main main = new Main();
    CommandLine commandLine = new CommandLine(main).setCommandName(Shell.command());
    String first = arguments.length == 0 ? "" : arguments[0];
    boolean alone = COMMANDS.containsKey(first) && !first.equals("completion");
    COMMANDS.forEach(
        (name, command) -> {
          if (!alone || name.equals(first)) {
            commandLine.addSubcommand(name, command);
          }
        });
    commandLine.setExecutionStrategy(Main::run);
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> tell(failure, command, main.verbose));
    commandLine.setParameterExceptionHandler(Main::tellUsage);
    return commandLine;
  }

  /** Runs the subcommand; too little memory is told like any other failure. */
  private static int run(ParseResult parsed) {
    try {
      return new RunLast().execute(parsed);
    } catch (OutOfMemoryError e) {
      CommandLine command = parsed.commandSpec().commandLine();
      throw new ExecutionException(command, "too little memory", new Exhausted(e));
    }
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "no command was given; expected one of " + String.join(", ", spec.subcommands().keySet()));
  }

  private static int tell(Exception failure, CommandLine command, boolean verbose) {
    if (failure instanceof Interruption.Interrupted) {
      return INTERRUPTED;
    }
    PrintWriter err = command.getErr();
    err.println(sentence(failure));
    if (verbose) {
      failure.printStackTrace(err);
    }
    err.flush();
    return FAILED;
  }

  /** What went wrong, on one line that says which program speaks. */
  static String sentence(Exception failure) {
    String what =
        switch (failure) {
          case InputException input -> input.getMessage();
          case Exhausted exhausted -> exhausted.getMessage();
          default ->
              "this should not have happened (%s); run again with --verbose and report it"
                  .formatted(failure);
        };
    return "demitasse: " + Printable.of(what);
  }

  private static int tellUsage(ParameterException failure, String[] arguments) {
    PrintWriter err = failure.getCommandLine().getErr();
    err.println("demitasse: " + Printable.of(UsageText.of(failure)));
    err.flush();
    return WRONG_USAGE;
  }
}
