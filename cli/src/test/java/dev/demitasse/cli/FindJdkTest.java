package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindJdkTest {
  @TempDir private Path folder;
  private Scripts scripts;

  @BeforeEach
  void makeWorld() throws IOException {
    scripts = Scripts.in(folder);
  }

  private CommandRun find() throws IOException, InterruptedException {
    return scripts.run(folder, Scripts.ofRepository(".mvn/find-jdk"));
  }

  private void found(Path jdk) throws IOException, InterruptedException {
    CommandRun run = find();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo(jdk + "\n");
    assertThat(run.status()).isZero();
  }

  @Test
  void javaHomeComesFirst() throws Exception {
    Path first = scripts.jdk("a jdk ü", "25.0.1");
    scripts.onPath(scripts.jdk("another", "25.0.2"));
    scripts.jdk("root/usr/lib/jvm/jdk-25", "25");
    scripts.environment().put("JAVA_HOME", first.toString());
    found(first);
  }

  @Test
  void thePathComesNextThoughJavaHomeBeOld() throws Exception {
    Path wanted = scripts.jdk("wanted", "25");
    scripts.environment().put("JAVA_HOME", scripts.jdk("old", "17.0.9").toString());
    scripts.onPath(wanted);
    scripts.jdk("root/usr/lib/jvm/jdk-25", "25");
    found(wanted);
  }

  @Test
  void aJavaThatIsNoScriptIsFoundBehindItsLinks() throws Exception {
    Path wanted = scripts.jdk("wanted", "25.0.3");
    Files.copy(
        Path.of("/bin/bash"), wanted.resolve("bin/java"), StandardCopyOption.REPLACE_EXISTING);
    Files.createSymbolicLink(folder.resolve("link"), Path.of("wanted/bin/java"));
    Files.createSymbolicLink(folder.resolve("path/java"), Path.of("../link"));
    found(wanted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "root/usr/lib/jvm/temurin-25-jdk-amd64",
        "root/usr/lib64/jvm/java-25",
        "root/usr/java/jdk-25",
        "root/opt/java/25",
        "root/opt/jdk-25",
        "root/Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home",
        "root/opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home",
        "home ü/.sdkman/candidates/java/25.0.1-tem",
        "home ü/.asdf/installs/java/temurin-25",
        "home ü/.local/share/mise/installs/java/25",
        "home ü/.jdks/openjdk-25",
        "home ü/Library/Java/JavaVirtualMachines/25/Contents/Home"
      })
  void theUsualPlacesAreSearchedThoughTheDefaultBeOld(String place) throws Exception {
    scripts.onPath(scripts.jdk("old", "17.0.15"));
    scripts.jdk("root/usr/lib/jvm/java-17", "17.0.15");
    scripts.jdk("home ü/.sdkman/candidates/java/21.0.2-tem", "21.0.2");
    found(scripts.jdk(place, "25.0.1"));
  }

  @Test
  void sdkmanMayBeElsewhere() throws Exception {
    scripts.environment().put("SDKMAN_DIR", folder.resolve("sdk man").toString());
    found(scripts.jdk("sdk man/candidates/java/25.0.1-tem", "25.0.1"));
  }

  @Test
  void macOsIsAsked() throws Exception {
    Path wanted = scripts.jdk("elsewhere/25", "25");
    Scripts.script(
        folder.resolve("root/usr/libexec/java_home"),
        "#!/bin/bash\n[ \"$*\" = '-v 25' ] && echo '" + wanted + "'\n");
    found(wanted);
  }

  @Test
  void anotherReleaseAndOneWithoutCompilerAreNotTaken() throws Exception {
    scripts.jdk("root/usr/lib/jvm/a", "2.5");
    scripts.jdk("root/usr/lib/jvm/b", "26");
    scripts.jdk("root/usr/lib/jvm/c", "1.8.0_25");
    Files.delete(scripts.jdk("root/usr/lib/jvm/d", "25").resolve("bin/javac"));
    Files.delete(scripts.jdk("root/usr/lib/jvm/e", "25").resolve("release"));
    CommandRun run = find();
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .hasLineCount(1)
        .startsWith("demitasse: a JDK 25 is needed, and none was found in JAVA_HOME, the PATH, ")
        .contains("/usr/lib/jvm", "SDKMAN", "/usr/libexec/java_home", "; install one");
  }

  @Test
  void aHomeThatIsNotKnownDoesNoHarm() throws Exception {
    scripts.environment().remove("HOME");
    scripts.environment().put("JAVA_HOME", "");
    assertThat(find().err()).startsWith("demitasse: a JDK 25 is needed").hasLineCount(1);
    found(scripts.jdk("root/usr/lib/jvm/jdk-25", "25"));
  }
}
