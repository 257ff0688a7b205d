package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {
  @Test
  void aPlainPathStaysAsItIs() {
    assertThat(Shell.quoted("runs/20260101-120000-report-cnn"))
        .isEqualTo("runs/20260101-120000-report-cnn");
    assertThat(Shell.quoted("Prüfung/日本_1.0.png")).isEqualTo("Prüfung/日本_1.0.png");
  }

  @Test
  void aPathThatLooksLikeAnOptionIsMadeToLookLikeAPath() {
    assertThat(Shell.quoted("-rf")).isEqualTo("./-rf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "a b", "it's", "$HOME", "`id`", "a;b", "a\"b", "a\\b", "*", "~", "#1", "!!", "ü ö",
        "a\nb"
      })
  void aShellTakesAQuotedPathAsItIs(String path) throws IOException {
    Assumptions.assumeTrue(new File("/bin/sh").canExecute(), "there is no shell");
    Process shell = new ProcessBuilder("/bin/sh", "-c", "printf %s " + Shell.quoted(path)).start();
    String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(printed).isEqualTo(path);
  }
}
