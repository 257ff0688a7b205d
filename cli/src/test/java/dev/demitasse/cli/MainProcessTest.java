package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own shows: exit status, streams, signals, full disks, languages. */
class MainProcessTest {
  private static final int TERMINATED = 128 + 15;

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void makePictures() {
    Assumptions.assumeTrue(new File("/bin/bash").canExecute(), "there is no bash");
    data = Pictures.folder(folder.resolve("Bilder ü"), "dunkel", "hell", 12);
  }

  private List<String> training(Path out, int epochs) {
    return CommandProcess.line(
        List.of(),
        "train",
        data,
        "--out",
        out,
        "--model",
        "report-cnn-linear",
        "--epochs",
        epochs,
        "--patience",
        epochs);
  }

  /** The line as bash would run it, after something else. */
  private static List<String> after(String before, List<String> line, String behind) {
    List<String> whole =
        new ArrayList<>(List.of("/bin/bash", "-c", before + "; exec \"$@\"" + behind, "bash"));
    whole.addAll(line);
    return whole;
  }

  @Test
  void resultsGoToStandardOutputAndTheRestToStandardError() throws Exception {
    CommandRun run =
        CommandProcess.run(
            folder, CommandProcess.line(List.of(), "summary", "report-cnn", "--json"));
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(JsonText.object(run.out())).containsEntry("weights", 526_024L);
    CommandRun failed =
        CommandProcess.run(folder, CommandProcess.line(List.of(), "data", "nichts"));
    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err()).startsWith("demitasse: there is no 'nichts'").hasLineCount(1);
    assertThat(CommandProcess.run(folder, CommandProcess.line(List.of(), "tarin")).status())
        .isEqualTo(2);
  }

  @Test
  void numbersAreWrittenTheSameInEveryLanguage() throws Exception {
    List<String> german = List.of("-Duser.language=de", "-Duser.country=DE");
    List<String> arabic = List.of("-Duser.language=ar", "-Duser.country=EG");
    for (List<String> language : List.of(german, arabic)) {
      CommandRun run =
          CommandProcess.run(folder, CommandProcess.line(language, "compare", "report-cnn"));
      assertThat(run.out()).contains("526,024");
    }
  }

  @Test
  void trainingThatIsEndedLeavesNothing() throws Exception {
    Map<String, String> before = new Refusals(folder).listing();
    int status =
        CommandProcess.endedAfter("    2 ", training(folder.resolve("runs/new"), 1_000_000));
    assertThat(status).isEqualTo(TERMINATED);
    assertThat(new Refusals(folder).listing()).isEqualTo(before);
  }

  @Test
  void picturesThatAreBeingWrittenAreTakenAwayAgain() throws Exception {
    Path target = folder.resolve("demo set");
    Process process =
        new ProcessBuilder(CommandProcess.line(List.of(), "data", "demo", target)).start();
    while (process.isAlive() && !Files.exists(target.resolve("train/ok/0000.png"))) {
      Thread.sleep(1);
    }
    process.destroy();
    // However fast the machine is, there are all pictures or there is none.
    if (process.waitFor() == TERMINATED) {
      assertThat(target).doesNotExist();
    } else {
      try (Stream<Path> files = Files.walk(target)) {
        assertThat(files.filter(Files::isRegularFile)).hasSize(5500);
      }
    }
  }

  @Test
  void aFileThatDoesNotFitLeavesNothing() throws Exception {
    Path out = folder.resolve("runs/new");
    Map<String, String> before = new Refusals(folder).listing();
    CommandRun run = CommandProcess.run(folder, after("ulimit -f 8", training(out, 1), ""));
    Assumptions.assumeFalse(run.status() > 128, "this system ends processes that write too much");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().toList().getLast())
        .startsWith("demitasse: cannot write " + out.resolve("report.html"))
        .contains("File too large", "check the folder, its permissions and the free space");
    assertThat(new Refusals(folder).listing()).isEqualTo(before);
  }

  @Test
  void resultsThatCannotBeWrittenAreAFailure() throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "there is no full device");
    List<String> line = CommandProcess.line(List.of(), "summary", "report-cnn", "--json");
    CommandRun run = CommandProcess.run(folder, after("true", line, " >/dev/full"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("demitasse: the results cannot be written to standard output")
        .hasLineCount(1);
  }

  @Test
  void tooLittleMemoryIsToldInASentence() throws Exception {
    List<String> little = List.of("-Xmx24m");
    CommandRun run =
        CommandProcess.run(
            folder, CommandProcess.line(little, "bench", "--batch-size", "8000", "--seconds", "1"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().toList().getLast())
        .matches("demitasse: the [0-9]+ MB that Java may use are too little .*=-Xmx[0-9]+m, .*");
  }
}
