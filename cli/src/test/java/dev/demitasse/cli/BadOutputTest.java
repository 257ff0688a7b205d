package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command says where it cannot write, and that nothing of it is left then. */
class BadOutputTest {
  @TempDir static Path folder;

  @BeforeAll
  static void makeFolders() throws IOException {
    Pictures.folder(folder.resolve("data"), "dark", "light", 12);
    Files.createDirectories(folder.resolve("used ü"));
    Files.writeString(folder.resolve("used ü/keep.txt"), "mine");
    Files.writeString(folder.resolve("file"), "mine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          train @data --out @used_ü       | @used ü, is not empty, name a new folder
          train @data --out @file         | @file, is a file, name a new folder
          train @data --out @file/run     | @file/run, cannot be written to, Not a directory
          train @data --out @file/a/b     | @file/a/b, cannot be written to, name another folder
          data demo @used_ü               | @used ü, is not empty, choose a new or empty folder
          data demo @file                 | @file, is a file, choose another name
          data demo @file/pictures        | @file/pictures, cannot be written, choose another folder
          """)
  void aPlaceThatIsTakenIsLeftAlone(String line, String words) {
    new Refusals(folder).check(line, words);
  }

  @ParameterizedTest
  @CsvSource({"/proc/run", "/sys/run", "/dev/null/run", "/dev/null"})
  void aPlaceWhereNobodyMayWriteIsRefused(String place) {
    Assumptions.assumeTrue(
        Files.isDirectory(Path.of("/proc")) && Files.isDirectory(Path.of("/sys/class")),
        "these places are Linux's");
    new Refusals(folder).check("train @data --out " + place, place + ", name a");
    new Refusals(folder).check("data demo " + place, place + ", choose another");
  }

  @Test
  void divergingEndsWithTheEpochAndAHintAndLeavesNothing() {
    Refusals refusals = new Refusals(folder);
    Map<String, String> before = refusals.listing();
    CommandRun run =
        CommandRun.of(
            "train",
            folder.resolve("data"),
            "--out",
            folder.resolve("runs/new"),
            "--learning-rate",
            "1e30",
            "--optimizer",
            "SGD",
            "--json");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().filter(line -> line.startsWith("demitasse:")))
        .singleElement()
        .asString()
        .contains("training diverged in epoch", "try a learning rate well below 1.0E30");
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(refusals.listing()).isEqualTo(before);
  }
}
