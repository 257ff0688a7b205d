package dev.demitasse.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * A world for the launcher: a home, a root folder and a PATH of its own, and JDKs that only say how
 * they were called.
 *
 * @param folder where all of it is
 * @param environment what processes are given, and nothing else
 */
record Scripts(Path folder, Map<String, String> environment) {
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "cut",
          "dirname",
          "find",
          "grep",
          "head",
          "ln",
          "locale",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "rmdir",
          "sed",
          "sleep",
          "stty",
          "touch");

  /** A world without any JDK; skips the test where there are no such scripts. */
  static Scripts in(Path folder) throws IOException {
    Assumptions.assumeTrue(new File("/bin/bash").canExecute(), "there is no bash");
    Path path = Files.createDirectories(folder.resolve("path"));
    for (String tool : TOOLS) {
      for (String place : List.of("/usr/bin", "/bin")) {
        if (Files.exists(Path.of(place, tool)) && !Files.exists(path.resolve(tool))) {
          script(path.resolve(tool), "#!/bin/sh\nexec " + Path.of(place, tool) + " \"$@\"\n");
        }
      }
    }
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PATH", path.toString());
    environment.put("HOME", Files.createDirectories(folder.resolve("home ü")).toString());
    environment.put("DEMITASSE_TEST_ROOT", folder.resolve("root").toString());
    return new Scripts(folder, environment);
  }

  /** A file at the top of the repository. */
  static Path ofRepository(String name) {
    return Path.of("..", name).toAbsolutePath().normalize();
  }

  /** Writes an executable file. */
  static Path script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
    return file;
  }

  /** A JDK of this version whose java prints how it was called, and ends with the status 7. */
  Path jdk(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    script(home.resolve("bin/javac"), "#!/bin/sh\n");
    script(
        home.resolve("bin/java"),
        """
        #!/bin/bash
        if [ "$1" = -XshowSettings:properties ]; then
          echo "    java.home = %s" >&2
          exit
        fi
        printf '%%s\\n' "java of %s" "LC_ALL=${LC_ALL:-}" "$@"
        exit 7
        """
            .formatted(home, home));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  /** Makes a JDK's java the one on the PATH, by a link. */
  void onPath(Path jdk) throws IOException {
    Files.createSymbolicLink(folder.resolve("path/java"), jdk.resolve("bin/java"));
  }

  /** Starts a script in a folder. */
  Process start(Path where, Object... line) throws IOException {
    List<String> words = Arrays.stream(line).map(Object::toString).toList();
    ProcessBuilder builder = new ProcessBuilder(words).directory(where.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Runs a script in a folder to its end. */
  CommandRun run(Path where, Object... line) throws IOException, InterruptedException {
    Process process = start(where, line);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new CommandRun(process.waitFor(), out, err);
  }
}
