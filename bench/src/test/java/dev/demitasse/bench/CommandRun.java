package dev.demitasse.bench;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import picocli.CommandLine;

/**
 * One run of the command within the test's own JVM.
 *
 * @param status the exit status
 * @param out what it printed as results
 * @param err what it printed beside them
 */
record CommandRun(int status, String out, String err) {
  static CommandRun of(Object... arguments) {
    return of(Main.commandLine(), arguments);
  }

  static CommandRun of(CommandLine commandLine, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    int status =
        commandLine.execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    return new CommandRun(status, out.toString(), err.toString());
  }
}
