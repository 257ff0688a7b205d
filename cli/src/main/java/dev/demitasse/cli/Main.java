package dev.demitasse.cli;

import dev.demitasse.tensor.InputException;
import java.io.PrintWriter;
import java.util.Locale;
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
    subcommands = {
      TrainCommand.class,
      EvaluateCommand.class,
      PredictCommand.class,
      SummaryCommand.class,
      CompareCommand.class,
      DataCommand.class,
      BenchCommand.class,
      CompletionCommand.class
    },
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
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    Main main = new Main();
    CommandLine commandLine = new CommandLine(main).setCommandName(Shell.command());
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
