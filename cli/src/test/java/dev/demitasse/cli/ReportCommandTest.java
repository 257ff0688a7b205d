package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  @TempDir static Path folder;
  private static Path data;
  private static Path run;

  @BeforeAll
  static void train() {
    data = Pictures.folder(folder.resolve("Teile 1.0"), "dunkel ü", "hell & <b>", 20);
    run = folder.resolve("run");
    CommandRun trained = train(run);
    assertThat(trained.status()).as(trained.err()).isZero();
  }

  private static CommandRun train(Path out, Object... more) {
    Object[] arguments = new Object[8 + more.length];
    Object[] first = {"train", data, "--out", out, "--model", "report-cnn-linear", "--epochs", 2};
    System.arraycopy(first, 0, arguments, 0, first.length);
    System.arraycopy(more, 0, arguments, first.length, more.length);
    return CommandRun.of(arguments);
  }

  @Test
  void trainingLeavesAReportThatSaysHowToRunItAgain() {
    assertThat(run.resolve("report.html"))
        .content()
        .contains("<h1>report-cnn-linear on Teile 1.0</h1>", "hell &amp; &lt;b&gt;")
        .contains(Shell.command() + " train '" + data + "' --out " + run)
        .contains("Pictures of 1x10x12 are scaled to 1x32x32.")
        .doesNotContain("<b>");
  }

  @Test
  void noReportIsLeftWhereNoneIsWanted() {
    Path out = folder.resolve("without");
    CommandRun train = train(out, "--no-report");
    assertThat(train.status()).isZero();
    assertThat(train.out()).contains("Model file: ").doesNotContain("Report: ");
    assertThat(out.toFile().list())
        .containsExactlyInAnyOrder(
            "model.safetensors", "history.csv", "signals.csv", "config.json");
  }

  @Test
  void theReportIsMadeAgainAsItWas() {
    Path again = folder.resolve("again ü.html");
    CommandRun report = CommandRun.of("report", run, "--out", again);
    assertThat(report.status()).as(report.err()).isZero();
    assertThat(report.out()).isEqualTo("Report: " + again + "\n");
    assertThat(again).hasSameTextualContentAs(run.resolve("report.html"));
  }

  @Test
  void withoutAFileItReplacesTheReportInTheFolder() throws IOException {
    Path out = folder.resolve("replaced");
    assertThat(train(out, "--no-report").status()).isZero();
    CommandRun report = CommandRun.of("report", out, "--json");
    assertThat(JsonText.object(report.out()))
        .containsEntry("run", out.toString())
        .containsEntry("report", out.resolve("report.html").toString());
    assertThat(Files.readString(out.resolve("report.html"))).startsWith("<!DOCTYPE html>");
  }

  @Test
  void dataThatAreGoneAreNamed() throws IOException {
    Path there = Files.move(data, folder.resolve("elsewhere"));
    CommandRun report = CommandRun.of("report", run);
    Files.move(there, data);
    assertThat(report.status()).isEqualTo(1);
    assertThat(report.err()).contains(data.toString()).hasLineCount(1);
  }

  @Test
  void aFolderThatIsNoRunIsRefused() {
    CommandRun report = CommandRun.of("report", data);
    assertThat(report.status()).isEqualTo(1);
    assertThat(report.err()).contains("has no model.safetensors in it").hasLineCount(1);
  }

  @Test
  void whatIsNoRunAtAllIsRefusedInOneSentence() throws IOException {
    Path note = Files.writeString(folder.resolve("note.txt"), "hello");
    for (Object named :
        new Object[] {note, folder.resolve("nowhere"), "nowhere", "model.safetensors"}) {
      CommandRun report = CommandRun.of("report", named);
      assertThat(report.status()).isEqualTo(1);
      assertThat(report.err()).contains("is not the folder of a run").hasLineCount(1);
    }
  }

  @Test
  void theModelFileNamesItsRunAsWell() {
    Path again = folder.resolve("by model.html");
    CommandRun report = CommandRun.of("report", run.resolve("model.safetensors"), "--out", again);
    assertThat(report.status()).as(report.err()).isZero();
    assertThat(again).exists();
  }
}
