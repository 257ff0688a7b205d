package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a copy of the repository, with a build and a Java that only say what they do. */
class LauncherTest {
  private static final String MAIN = "dev.demitasse.cli/dev.demitasse.cli.Main";

  @TempDir private Path folder;
  private LauncherCopy copy;
  private Scripts scripts;
  private Path home;
  private Path launcher;

  @BeforeEach
  void makeRepository() throws IOException {
    copy = LauncherCopy.in(folder);
    scripts = copy.scripts();
    home = copy.home();
    launcher = copy.launcher();
  }

  private void buildBy(String commands) throws IOException {
    copy.buildBy(commands);
  }

  private List<String> builds() throws IOException {
    return copy.builds();
  }

  private CommandRun launch(Object... arguments) throws IOException, InterruptedException {
    return copy.launch(arguments);
  }

  @Test
  void whatIsMissingIsBuiltOnceAndThenStarted() throws Exception {
    CommandRun first = launch("train", "--epochs", "3");
    assertThat(first.err())
        .startsWith("demitasse: building, ")
        .contains("\ndemitasse: preparing quicker starts, ")
        .hasLineCount(2);
    CommandRun second = launch();
    assertThat(second.err()).isEmpty();
    assertThat(builds()).containsExactly(folder + "/root/usr/lib/jvm/jdk-25");
    assertThat(first.out())
        .startsWith("java of " + folder + "/root/usr/lib/jvm/jdk-25\n")
        .contains("\n-p\n" + home + "/cli/target/demitasse/lib:" + home + "/cli/target")
        .endsWith("\n-m\n" + MAIN + "\ntrain\n--epochs\n3\n");
    assertThat(home.resolve("target/building")).doesNotExist();
  }

  @Test
  void itIsBuiltAgainWhenASourceHasChanged() throws Exception {
    launch();
    FileTime later = FileTime.from(Instant.now().plusSeconds(60));
    Files.setLastModifiedTime(home.resolve("cli/src/main/Main.java"), later);
    launch();
    assertThat(builds()).hasSize(2);
    Files.setLastModifiedTime(home.resolve("cli/target/demitasse/lib/.complete"), later);
    launch();
    assertThat(builds()).hasSize(2);
    Files.setLastModifiedTime(
        home.resolve("pom.xml"), FileTime.from(later.toInstant().plusSeconds(9)));
    launch();
    assertThat(builds()).hasSize(3);
  }

  @Test
  void twoLaunchesAtOnceBuildOnce() throws Exception {
    buildBy(
        "sleep 0.2; mkdir -p cli/target/demitasse/lib; touch cli/target/demitasse/lib/.complete");
    List<Process> launches =
        List.of(
            scripts.start(folder, launcher, "one"),
            scripts.start(folder, launcher, "two"),
            scripts.start(folder, launcher, "three"));
    for (Process launch : launches) {
      assertThat(new String(launch.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains(MAIN);
      assertThat(launch.waitFor()).isEqualTo(7);
    }
    assertThat(builds()).hasSize(1);
  }

  @Test
  void theLockOfALaunchThatWasKilledIsTakenOver() throws Exception {
    Process dead = scripts.start(folder, "bash", "-c", "exit");
    dead.waitFor();
    Files.createDirectories(home.resolve("target"));
    Files.createSymbolicLink(home.resolve("target/building"), Path.of(dead.pid() + ""));
    assertThat(launch().status()).isEqualTo(7);
    assertThat(builds()).hasSize(1);
  }

  @Test
  void aBuildThatFailsIsToldWithItsLog() throws Exception {
    buildBy("echo no such artifact; exit 1");
    CommandRun run = launch("train");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().toList().getLast())
        .isEqualTo("demitasse: building failed; " + home + "/target/build.log says why");
    assertThat(home.resolve("target/build.log")).hasContent("no such artifact");
    assertThat(home.resolve("target/building")).doesNotExist();
  }

  @Test
  void withoutAJdkNothingIsBuilt() throws Exception {
    scripts.environment().put("DEMITASSE_TEST_ROOT", folder.resolve("nowhere").toString());
    CommandRun run = launch("train");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("demitasse: a JDK 25 is needed").hasLineCount(1);
    assertThat(builds()).isEmpty();
  }

  @Test
  void itIsFoundThroughLinksAndFromAnyFolder() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin ü"));
    Files.createSymbolicLink(folder.resolve("direct"), launcher);
    Files.createSymbolicLink(bin.resolve("demitasse"), Path.of("../direct"));
    for (CommandRun run :
        List.of(
            scripts.run(folder, bin.resolve("demitasse"), "x"),
            scripts.run(bin, "./demitasse", "x"),
            scripts.run(home, "./demitasse", "x"),
            scripts.run(home.resolve("cli"), "../demitasse", "x"),
            scripts.run(Path.of("/"), launcher, "x"))) {
      assertThat(run.status()).as(run.err()).isEqualTo(7);
      assertThat(run.out()).contains(home + "/cli/target/demitasse/lib\n").endsWith(MAIN + "\nx\n");
    }
    assertThat(builds()).hasSize(1);
  }

  @Test
  void argumentsAreHandedOnAsTheyAre() throws Exception {
    CommandRun run = launch("a b", "", "*", "$HOME", "it's", "ü", "--classes", "x,\"y\"");
    assertThat(run.out()).endsWith(MAIN + "\na b\n\n*\n$HOME\nit's\nü\n--classes\nx,\"y\"\n");
  }

  @Test
  void javaIsToldHowTheCommandWasCalledAndThatNobodyWatches() throws Exception {
    launch();
    assertThat(scripts.run(home, "./demitasse").out())
        .contains("\n-Ddemitasse.command=./demitasse\n", "\n-Ddemitasse.columns=0\n");
    scripts.environment().merge("PATH", home + ":", (path, more) -> more + path);
    assertThat(scripts.run(folder, "bash", "-c", "demitasse").out())
        .contains("\n-Ddemitasse.command=demitasse\n");
  }

  @Test
  void fileNamesAreUtf8InAnyLocale() throws Exception {
    for (String locale : List.of("C", "POSIX", "de_DE.ISO-8859-1")) {
      scripts.environment().put("LC_ALL", locale);
      assertThat(launch().out()).as(locale).contains("\nLC_ALL=C.UTF-8\n");
    }
    scripts.environment().put("LC_ALL", "C.UTF-8");
    assertThat(launch().out()).contains("\nLC_ALL=C.UTF-8\n");
  }

  @Test
  void commandsThatComputeMuchHaveVectorsAndOthersStartFast() throws Exception {
    for (String command : List.of("train", "evaluate", "bench", "--version")) {
      assertThat(launch(command).out())
          .as(command)
          .contains("/demitasse/lib:" + home + "/cli/target/demitasse/simd\n", "dev.demitasse.simd")
          .doesNotContain("TieredStopAtLevel");
    }
    for (String command : List.of("predict", "summary", "compare", "--help")) {
      assertThat(launch(command).out())
          .as(command)
          .contains("/demitasse/lib\n", "-XX:TieredStopAtLevel=1\n")
          .doesNotContain("simd");
    }
    Object[] many = new Object[30];
    Arrays.fill(many, "picture.png");
    many[0] = "predict";
    assertThat(launch(many).out()).doesNotContain("TieredStopAtLevel", "simd");
  }
}
