package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BarsTest {
  private static final String WRAP_OFF = "\u001b[?7l";
  private static final String CLEAR_AND_WRAP_ON = "\u001b[K\u001b[?7h";

  @TempDir private Path folder;

  @AfterEach
  void leaveTheTerminal() {
    System.clearProperty(Bars.COLUMNS);
  }

  private CommandRun train(String columns) {
    System.setProperty(Bars.COLUMNS, columns);
    Path data = Pictures.folder(folder.resolve("data"), "dark", "light", 20);
    CommandRun run =
        CommandRun.of(
            "train",
            data,
            "--out",
            folder.resolve("run"),
            "--model",
            "report-cnn-linear",
            "--epochs",
            2);
    assertThat(run.status()).as(run.err()).isZero();
    return run;
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 80, 200})
  void aBarKeepsToTheTerminalsWidthAndLeavesEachEpochALine(int columns) {
    CommandRun run = train(Integer.toString(columns));
    List<String> drawn =
        Stream.of(run.err().split("\r", -1)).filter(text -> text.contains("Epoch ")).toList();
    assertThat(drawn).isNotEmpty();
    for (String text : drawn) {
      assertThat(text).startsWith(WRAP_OFF + "Epoch ").endsWith(CLEAR_AND_WRAP_ON);
      String bar = text.replace(WRAP_OFF, "").replace(CLEAR_AND_WRAP_ON, "");
      assertThat(bar).hasSizeLessThan(Math.min(columns, 100));
    }
    assertThat(shown(run.err()).filter(line -> line.matches(" +[12] +[0-9.]+ .*"))).hasSize(2);
    assertThat(shown(run.err())).noneMatch(line -> line.contains("Epoch"));
  }

  /** The lines as they stand in the end: what follows the last return to a line's beginning. */
  private static Stream<String> shown(String text) {
    return Stream.of(text.split("\n", -1))
        .map(line -> line.substring(line.lastIndexOf('\r') + 1).replace(CLEAR_AND_WRAP_ON, ""));
  }

  @Test
  void theBarOfAStudyIsGoneWhenItsResultsArePrinted() {
    System.setProperty(Bars.COLUMNS, "80");
    StringWriter terminal = new StringWriter();
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(terminal));
    command.setErr(new PrintWriter(terminal));
    Path data = Pictures.folder(folder.resolve("data"), "dark", "light", 20);
    String out = folder.resolve("study").toString();
    String[] line = {"study", "parameters", data.toString(), "--out", out, "--epochs", "1"};
    assertThat(command.execute(line)).as(terminal.toString()).isZero();
    String results = terminal.toString().substring(terminal.toString().indexOf("\n- With 2,248"));
    assertThat(terminal.toString()).contains("Training ");
    assertThat(results).doesNotContain("Training ", "\u001b");
    assertThat(shown(terminal.toString())).noneMatch(each -> each.contains("Training "));
  }

  @Test
  void thereIsNoBarWhereStandardErrorLeadsElsewhere() {
    assertThat(train("0").err()).doesNotContain("\r", "\u001b", "Epoch");
  }
}
