package dev.demitasse.cli;

import dev.demitasse.json.Json;
import dev.demitasse.tensor.InputException;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command's results are printed. */
final class OutputOptions {
  @Option(names = "--json", description = "Print the results as JSON.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /**
   * Prints results to standard output: as one JSON value if that was asked for, or as text.
   *
   * @throws InputException if they cannot be written
   */
  void print(Supplier<?> value, Supplier<String> text) {
    print(command, json ? Json.text(value.get()) : text.get());
  }

  /**
   * Prints text to standard output.
   *
   * @throws InputException if it cannot be written
   */
  static void print(CommandSpec command, String text) {
    PrintWriter out = command.commandLine().getOut();
    out.print(text);
    out.flush();
    if (out.checkError() || System.out.checkError()) {
      throw new InputException(
          "the results cannot be written to standard output; check where it leads and the free"
              + " space there");
    }
  }
}
