package dev.demitasse.bench;

import dev.demitasse.model.Version;
import dev.demitasse.tensor.InputException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The {@code demitasse-bench} command. */
public final class Main {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private Main() {}

  /** Runs the command and ends the JVM with its exit status, whatever threads engines left. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new CompareCommand());
    commandLine.getCommandSpec().version("demitasse-bench " + Version.current());
    commandLine.setExecutionExceptionHandler((failure, command, parsed) -> tell(failure, command));
    commandLine.setParameterExceptionHandler(Main::tellUsage);
    return commandLine;
  }

  private static int tell(Exception failure, CommandLine command) {
    PrintWriter err = command.getErr();
    if (!(failure instanceof InputException)) {
      failure.printStackTrace(err);
    }
    err.println("demitasse-bench: " + failure.getMessage());
    err.flush();
    return FAILED;
  }

  private static int tellUsage(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(
        "demitasse-bench: %s; see %s --help"
            .formatted(failure.getMessage().strip(), command.getCommandSpec().qualifiedName()));
    err.flush();
    return WRONG_USAGE;
  }
}
