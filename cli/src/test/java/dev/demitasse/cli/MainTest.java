package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
  @Test
  void versionNamesTheProgramTheJdkAndTheKernels() {
    assertThat(CommandRun.of("--version").out())
        .matches("demitasse \\d+\\.\\d+.* \\(JDK .* kernels: .+\\)\\s*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train",
        "evaluate",
        "predict",
        "explain",
        "summary",
        "compare",
        "data",
        "bench",
        "completion"
      })
  void everyCommandHasHelp(String command) {
    CommandRun run = CommandRun.of(command, "--help");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("Usage: demitasse " + command, "Example", "demitasse " + command)
        .contains("--help", "--version", "--verbose")
        .doesNotContain("--resume");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(run.err()).isEmpty();
    assertThat(CommandRun.of("--help").out()).contains("\n  " + command);
    assertThat(CommandRun.of(command, "--version").out())
        .isEqualTo(CommandRun.of("--version").out());
  }

  @Test
  void helpSpeaksOfTheCommandAsItWasCalled() {
    System.setProperty("demitasse.command", "./demitasse");
    try {
      assertThat(CommandRun.of("train", "--help").out())
          .contains("Usage: ./demitasse train", "  ./demitasse train photos");
      assertThat(CommandRun.of("train", "--epoch").err()).contains("see ./demitasse train --help");
    } finally {
      System.clearProperty("demitasse.command");
    }
  }

  /** A line too long was broken before its last word, which stood alone on the next. */
  @Test
  void theLinesOfHelpFitATerminalAsTheyWereWritten() {
    System.setProperty("demitasse.command", "./demitasse");
    try {
      Main.commandLine()
          .getSubcommands()
          .forEach(
              (name, command) ->
                  assertThat(CommandRun.of(name, "--help").out().lines().map(String::stripTrailing))
                      .as(name)
                      .contains(command.getCommandSpec().usageMessage().footer())
                      .contains(command.getCommandSpec().usageMessage().description()));
    } finally {
      System.clearProperty("demitasse.command");
    }
  }

  @Test
  void verboseTellsWhereItHappenedWhereverItStands() {
    CommandRun quiet = CommandRun.of("data", "missing");
    CommandRun after = CommandRun.of("data", "missing", "--verbose");
    CommandRun before = CommandRun.of("--verbose", "data", "missing");
    assertThat(quiet.err()).hasLineCount(1);
    assertThat(after.err()).startsWith(quiet.err()).contains("DataException", "\tat ");
    assertThat(before.err()).startsWith(quiet.err()).contains("DataException", "\tat ");
  }

  @Test
  void aSentenceStaysOnOneLineWhateverIsInAName() {
    CommandRun run = CommandRun.of("data", "a\nb\u001b[31m");
    assertThat(run.err()).hasLineCount(1).contains("'a\uFFFDb\uFFFD[31m'");
  }

  @Test
  void noCommandAndAnUnknownOneAreWrongUsage() {
    assertThat(CommandRun.of().status()).isEqualTo(2);
    CommandRun unknown = CommandRun.of("tarin");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err()).contains("tarin").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "predict", "data"})
  void aCommandThatIsNamedFirstStandsAloneAndIsTheSameAsAmongTheOthers(String command) {
    Map<String, CommandLine> alone = Main.commandLine(command, "--help").getSubcommands();
    Map<String, CommandLine> all = Main.commandLine().getSubcommands();
    assertThat(alone).containsOnlyKeys(command);
    assertThat(all).hasSizeGreaterThan(5).containsKey(command);
    assertThat(alone.get(command).getUsageMessage()).isEqualTo(all.get(command).getUsageMessage());
    assertThat(Main.commandLine("completion").getSubcommands()).hasSameSizeAs(all);
  }
}
