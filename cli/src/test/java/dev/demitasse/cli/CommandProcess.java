package dev.demitasse.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The command in a JVM of its own, for what cannot be tried within the test's. */
final class CommandProcess {
  private CommandProcess() {}

  /** What starts it: Java, its options, the class and the arguments. */
  static List<String> line(List<String> javaOptions, Object... arguments) {
    return line(Main.class, javaOptions, arguments);
  }

  /** What starts another class than the command's. */
  static List<String> line(Class<?> main, List<String> javaOptions, Object... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    line.addAll(javaOptions);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    for (Object argument : arguments) {
      line.add(argument.toString());
    }
    return line;
  }

  /** Runs to the end in a folder. */
  static CommandRun run(Path folder, List<String> line) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".tmp");
    Path err = Files.createTempFile(folder, "err", ".tmp");
    int status =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    CommandRun run = new CommandRun(status, Files.readString(out), Files.readString(err));
    Files.delete(out);
    Files.delete(err);
    return run;
  }

  /** Starts, waits for a line on standard error that begins so, ends it, and gives its status. */
  static int endedAfter(String beginning, List<String> line)
      throws IOException, InterruptedException {
    return endedAfter(beginning, line, ProcessHandle::destroy);
  }

  /** The same, but leaves it no chance to end by itself, as {@code kill -9} does. */
  static int killedAfter(String beginning, List<String> line)
      throws IOException, InterruptedException {
    return endedAfter(beginning, line, ProcessHandle::destroyForcibly);
  }

  private static int endedAfter(String beginning, List<String> line, Consumer<ProcessHandle> end)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(line).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader err =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      String told = err.readLine();
      while (told != null && !told.startsWith(beginning)) {
        told = err.readLine();
      }
      end.accept(process.toHandle()); // which leaves the streams open
      while (err.readLine() != null) {
        // until all is told, or the process would wait for someone to read it
      }
    }
    return process.waitFor();
  }
}
