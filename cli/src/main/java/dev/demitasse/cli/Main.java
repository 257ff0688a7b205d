package dev.demitasse.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code demitasse} command. */
@Command(
    name = "demitasse",
    description = "Trains and runs small image classifiers.",
    mixinStandardHelpOptions = true,
    version = "demitasse 0.1.0")
public final class Main {
  private Main() {}

  /** Runs the command and ends the JVM with its exit status. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }
}
