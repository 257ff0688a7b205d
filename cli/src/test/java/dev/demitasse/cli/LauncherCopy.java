package dev.demitasse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The launcher in a copy of the repository, with a build and a Java that only say what they do.
 *
 * @param scripts the world it runs in
 * @param home the copy
 */
record LauncherCopy(Scripts scripts, Path home) {
  /** A copy in this folder, with nothing built yet. */
  static LauncherCopy in(Path folder) throws IOException {
    Scripts scripts = Scripts.in(folder);
    scripts.jdk("root/usr/lib/jvm/jdk-25", "25.0.1");
    Path home = Files.createDirectories(folder.resolve("mein klon ü"));
    LauncherCopy copy = new LauncherCopy(scripts, home);
    Files.createDirectories(home.resolve(".mvn"));
    Files.copy(Scripts.ofRepository("demitasse"), copy.launcher());
    try (Stream<Path> files = Files.list(Scripts.ofRepository(".mvn"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, home.resolve(".mvn").resolve(file.getFileName()));
      }
    }
    Files.createFile(home.resolve("pom.xml"));
    Files.createDirectories(home.resolve("cli/src/main"));
    Files.createFile(home.resolve("cli/pom.xml"));
    Files.createFile(home.resolve("cli/src/main/Main.java"));
    copy.buildBy("mkdir -p cli/target/demitasse/lib && touch cli/target/demitasse/lib/.complete");
    return copy;
  }

  /** The launcher itself. */
  Path launcher() {
    return home.resolve("demitasse");
  }

  /** Has a build run these commands. */
  void buildBy(String commands) throws IOException {
    Scripts.script(
        home.resolve("mvnw"), "#!/bin/bash\necho \"$JAVA_HOME\" >>builds\n" + commands + "\n");
  }

  /** Has Java be this script. */
  void javaBy(String script) throws IOException {
    Scripts.script(scripts.folder().resolve("root/usr/lib/jvm/jdk-25/bin/java"), script);
  }

  /** With which JDK each build was begun so far. */
  List<String> builds() throws IOException {
    Path builds = home.resolve("builds");
    return Files.exists(builds) ? Files.readAllLines(builds) : List.of();
  }

  /** Runs the launcher with these arguments. */
  CommandRun launch(Object... arguments) throws IOException, InterruptedException {
    Object[] line = new Object[arguments.length + 1];
    line[0] = launcher();
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    return scripts.run(scripts.folder(), line);
  }
}
