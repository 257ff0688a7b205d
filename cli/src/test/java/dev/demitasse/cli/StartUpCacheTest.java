package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The caches of loaded classes that the launcher makes after a build. */
final class StartUpCacheTest {
  @TempDir private Path folder;
  private LauncherCopy copy;

  @BeforeEach
  void makeRepository() throws IOException {
    copy = LauncherCopy.in(folder);
  }

  @Test
  void aCacheForEachWayToStartIsUsedWhileItIsNewerThanTheBuild() throws Exception {
    copy.launch("train");
    for (String[] way : new String[][] {{"quick", "summary"}, {"vectors", "train"}}) {
      Path cache = copy.home().resolve("cli/target/demitasse/" + way[0] + ".aot");
      assertThat(copy.launch(way[1]).out()).doesNotContain("AOTCache=");
      Files.createFile(cache);
      CommandRun run = copy.launch(way[1]);
      assertThat(run.err()).isEmpty();
      assertThat(run.out())
          .contains("-XX:AOTCache=" + cache + "\n")
          .contains("\n" + cache.resolveSibling("modern") + ":" + cache.resolveSibling("lib"));
    }
  }

  /** A cache is refused if a jar that it names has been written again. */
  @Test
  void oldJarsAreRewrittenOnceForBothCaches() throws Exception {
    copy.javaBy(
        """
        #!/bin/bash
        all=$*
        case $all in
          *Modernisation*) echo rewritten >>rewritings; rm -rf "${@: -1}"; mkdir -p "${@: -1}" ;;
          *Rehearsal*) cache=${all#*-XX:AOTCacheOutput=}; touch "${cache%% -p *}" ;;
        esac
        """);
    for (String command : List.of("train", "summary", "train", "summary")) {
      assertThat(copy.launch(command).status()).isZero();
    }
    Path target = copy.home().resolve("cli/target/demitasse");
    assertThat(target.resolve("quick.aot")).exists();
    assertThat(target.resolve("vectors.aot")).exists();
    assertThat(Files.readAllLines(folder.resolve("rewritings"))).hasSize(1);
  }

  /** A Java that makes a cache at once, or begins to and starts a process that goes on with it. */
  private void rehearseBy(String commands) throws IOException {
    copy.javaBy(
        """
        #!/bin/bash
        all=$*
        case $all in
          *Modernisation*) mkdir -p "${@: -1}" ;;
          *Rehearsal*)
            cache=${all#*-XX:AOTCacheOutput=}
            cache=${cache%%%% -p *}
            %s ;;
        esac
        """
            .formatted(commands));
  }

  private List<String> target() throws IOException {
    try (Stream<Path> files = Files.list(copy.home().resolve("cli/target/demitasse"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Whether a script that is started here may say what a signal does; not in the background. */
  private void assumeSignalsAreHeeded() throws Exception {
    CommandRun run =
        copy.scripts().run(folder, "bash", "-c", "trap 'exit 9' INT; kill -INT $$; exit 0");
    assumeTrue(run.status() == 9, "interruptions are ignored here");
  }

  /** A JVM that makes a cache starts another one, which was left behind and went on writing. */
  @ParameterizedTest
  @CsvSource({"INT,-,130", "INT,'',130", "TERM,-,143", "TERM,'',143", "HUP,-,129"})
  @Timeout(60)
  void nothingIsLeftOfACacheWhoseMakingIsInterrupted(String signal, String group, int status)
      throws Exception {
    assumeSignalsAreHeeded();
    rehearseBy(
        """
        touch "$cache" "$cache.config"; mkdir "${@: -1}/rehearsal"
        (touch started; sleep 20; touch "$cache" late) & wait""");
    // Of standard output there is a copy that all processes have: it ends with the last of them.
    Process shell =
        copy.scripts()
            .start(
                folder,
                "bash",
                "-c",
                "set -m; exec 3>&1; \"$0\" train & echo $! >pid; wait $!; exit $?",
                copy.launcher());
    while (!Files.exists(folder.resolve("started"))) {
      Thread.sleep(10);
    }
    String pid = Files.readString(folder.resolve("pid")).strip();
    copy.scripts().run(folder, "bash", "-c", "kill -%s -- %s%s".formatted(signal, group, pid));
    assertThat(shell.getInputStream().readAllBytes()).isEmpty();
    assertThat(shell.waitFor()).isEqualTo(status);
    assertThat(folder.resolve("late")).doesNotExist();
    assertThat(target()).containsExactly("lib", "modern");
    rehearseBy("touch \"$cache\"");
    assertThat(copy.launch("train").status()).isZero();
    assertThat(target()).containsExactly("lib", "modern", "vectors.aot");
  }

  @Test
  void whatAKilledLaunchLeftOfACacheIsClearedAway() throws Exception {
    rehearseBy("touch \"$cache\"");
    Process dead = copy.scripts().start(folder, "bash", "-c", "exit");
    dead.waitFor();
    Path target = copy.home().resolve("cli/target/demitasse");
    Path left = Files.createDirectories(target.resolve("making." + dead.pid()));
    Files.createFile(left.resolve("new"));
    Path others = target.resolve("making." + ProcessHandle.current().pid());
    Files.createDirectories(others);
    assertThat(copy.launch("summary").status()).isZero();
    assertThat(target())
        .containsExactly("lib", others.getFileName().toString(), "modern", "quick.aot");
  }
}
