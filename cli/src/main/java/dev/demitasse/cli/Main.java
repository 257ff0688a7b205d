package dev.demitasse.cli;

import dev.demitasse.tensor.InputException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code demitasse} command: what the subcommands share, and how failures are told. */
@Command(
    name = "demitasse",
    description = "Trains and runs small image classifiers.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
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
      "  demitasse train                          train report-cnn on the generated demo data",
      "  demitasse train photos --epochs 20       train on a folder of class folders",
      "  demitasse predict runs/LAST photo.jpg    say what is in a picture",
      "  demitasse summary report-cnn             layers, weights and multiply-adds",
      "",
      "Exit status: 0 done, 1 failed, 2 wrong usage."
    })
public final class Main implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs the command and ends the JVM with its exit status. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs the command and returns its exit status. */
  static int run(String... arguments) {
    return commandLine().execute(arguments);
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> tell(failure, command, verbose(parsed)));
    commandLine.setParameterExceptionHandler(Main::tellUsage);
    return commandLine;
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "no command was given; expected one of " + String.join(", ", spec.subcommands().keySet()));
  }

  private static int tell(Exception failure, CommandLine command, boolean verbose) {
    PrintWriter err = command.getErr();
    err.println("demitasse: " + sentence(failure));
    if (verbose) {
      failure.printStackTrace(err);
    }
    err.flush();
    return FAILED;
  }

  private static String sentence(Throwable failure) {
    return switch (failure) {
      case InputException input -> input.getMessage();
      case Exhausted exhausted -> exhausted.getMessage();
      default ->
          "this should not have happened (" + failure + "); run again with --verbose and report it";
    };
  }

  private static boolean verbose(CommandLine.ParseResult parsed) {
    CommandLine.ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last.hasMatchedOption("--verbose");
  }

  private static int tellUsage(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(
        "demitasse: %s; see %s --help"
            .formatted(failure.getMessage().strip(), command.getCommandSpec().qualifiedName()));
    err.flush();
    return WRONG_USAGE;
  }
}
