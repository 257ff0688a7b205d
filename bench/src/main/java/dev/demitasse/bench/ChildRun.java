package dev.demitasse.bench;

import dev.demitasse.tensor.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * A process from its start to its end.
 *
 * @param status its exit status
 * @param out what it printed on standard output
 * @param err what it printed on standard error
 * @param seconds how long it took
 * @param peakBytes the most memory that was resident, where the system tells
 */
record ChildRun(int status, String out, String err, double seconds, OptionalLong peakBytes) {
  private static final long LOOK_OFTEN = 5;
  private static final long LOOK_RARELY = 200;

  /**
   * A process to start.
   *
   * @param words program and arguments
   * @param environment variables beside those of this process
   * @param limit how long it may take
   * @param watched whether to look at its memory often, which costs a little
   */
  record Command(
      List<String> words, Map<String, String> environment, Duration limit, boolean watched) {
    Command {
      words = List.copyOf(words);
      environment = Map.copyOf(environment);
    }
  }

  /**
   * Runs a process.
   *
   * @throws InputException if it cannot be started or takes too long, which ends it
   */
  static ChildRun of(Command command) {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("demitasse-bench");
      return run(command, folder.resolve("out"), folder.resolve("err"));
    } catch (IOException e) {
      throw new InputException(
          "%s cannot be started (%s); check that it is there and may be run"
              .formatted(command.words().getFirst(), e.getMessage()),
          e);
    } finally {
      Folders.delete(folder);
    }
  }

  private static ChildRun run(Command command, Path out, Path err) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command.words());
    builder.environment().putAll(command.environment());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    long start = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    OptionalLong peak = await(process, start, command);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new ChildRun(
        process.exitValue(), Files.readString(out), Files.readString(err), seconds, peak);
  }

  /** Waits for the end and looks, all the while, at the largest memory so far. */
  private static OptionalLong await(Process process, long start, Command command) {
    OptionalLong peak = OptionalLong.empty();
    long pause = command.watched() ? LOOK_OFTEN : LOOK_RARELY;
    try {
      while (!process.waitFor(pause, TimeUnit.MILLISECONDS)) {
        OptionalLong seen = PeakMemory.of(process.pid());
        peak = seen.isPresent() ? seen : peak;
        if (System.nanoTime() - start > command.limit().toNanos()) {
          process.destroyForcibly().waitFor();
          throw new InputException(
              "%s took longer than %d s and was ended"
                  .formatted(command.words().getFirst(), command.limit().toSeconds()));
        }
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new InputException("interrupted while a process was measured; start again", e);
    }
    return peak;
  }

  /** What it said last: why it failed, if it did. */
  String lastWords() {
    String words = err.strip();
    return words.isEmpty()
        ? "it ended with status " + status
        : words.substring(words.lastIndexOf('\n') + 1).strip();
  }
}
