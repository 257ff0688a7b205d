package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the launcher has the JVM load for its caches. */
class RehearsalTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"quick, probability", "vectors, majority_baseline"})
  void theCommandsOfEachWayToStartRunAndLeaveNothing(String way, String printed) throws Exception {
    Path work = Files.createDirectory(folder.resolve("work"));
    CommandRun run =
        CommandProcess.run(
            folder, CommandProcess.line(Rehearsal.class, List.of(), way, work.toString()));
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains(printed);
    assertThat(work).isEmptyDirectory();
  }
}
