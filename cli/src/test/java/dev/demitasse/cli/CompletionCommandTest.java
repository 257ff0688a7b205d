package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script is given to a real bash, which is asked what it would complete. */
class CompletionCommandTest {
  @TempDir private Path folder;
  private Path script;

  @BeforeEach
  void writeScript() throws IOException {
    Assumptions.assumeTrue(new File("/bin/bash").canExecute(), "there is no bash");
    CommandRun run = CommandRun.of("completion");
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    script = Files.writeString(folder.resolve("completion"), run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          "demitasse " | train evaluate predict explain summary compare report study sweep data bench completion
          "demitasse tr" | train
          "demitasse train --ep" | --epochs
          "demitasse train --model le" | lenet5
          "demitasse train --optimizer ad" | adam adamw
          "demitasse train --threshold-rule " | accuracy balanced_accuracy
          "demitasse train --kernels " | simd portable
          "demitasse summary report-n" | report-nn
          "demitasse predict --js" | --json
          "demitasse explain --method " | gradcam saliency
          """)
  void bashCompletes(String typed, String offered) throws IOException {
    assertThat(completions(typed.split(" ", -1))).isEqualTo(offered);
  }

  @Test
  void namesOfFilesComeInWhereNothingElseDoes() throws IOException {
    assertThat(script).content().contains("complete -F", "-o default").doesNotContain("+o default");
    assertThat(completions("demitasse", "train", "--model", "nets/my")).isEmpty();
    assertThat(completions("demitasse", "train", "phot")).isEmpty();
  }

  private String completions(String... words) throws IOException {
    String code =
        """
        source "$1"; shift
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
        "$(complete -p demitasse | sed 's/.*-F \\([^ ]*\\).*/\\1/')" 2>/dev/null
        echo "${COMPREPLY[*]}"
        """;
    String[] command = new String[words.length + 5];
    command[0] = "/bin/bash";
    command[1] = "-c";
    command[2] = code;
    command[3] = "bash";
    command[4] = script.toString();
    System.arraycopy(words, 0, command, 5, words.length);
    Process bash = new ProcessBuilder(command).start();
    return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
