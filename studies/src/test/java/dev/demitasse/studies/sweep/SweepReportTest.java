package dev.demitasse.studies.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.demitasse.TrainedModel;
import dev.demitasse.json.Json;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.studies.trials.Trial;
import dev.demitasse.studies.trials.TrialData;
import dev.demitasse.testkit.Browser;
import dev.demitasse.testkit.Browser.Look;
import dev.demitasse.testkit.BrowserPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SweepReportTest {
  private static final double READABLE = 4.5; // WCAG 2.1, level AA

  @TempDir private static Path folder;
  private static SweepReport report;

  @BeforeAll
  static void sweep() {
    SweepFixture fixture = SweepFixture.in(folder);
    SweepSettings settings =
        fixture.settings(
            Strategy.HALVING,
            12,
            "learning-rate=1e-4..1e-1",
            "size=3,9,5",
            "function=relu,tanh",
            "optimizer=adam,sgd");
    SweepResult result = fixture.run("report", 2, SweepListener.NONE, settings);
    TrialData data = fixture.data();
    Trial best = result.best().orElseThrow().run().trial();
    TrainedModel trained;
    try (Team team = new Team(1)) {
      trained =
          TrainedModel.train(
              data.prepared(best.architecture()),
              best.settings(),
              Kernels.portable(),
              team,
              event -> {});
    }
    report =
        new SweepReport(
            new Sweep(settings),
            result,
            new SweepReport.Best("demitasse train <b>", "best/model.safetensors", trained.test()),
            new SweepReport.Bench(data, Kernels.portable(), "demitasse sweep"));
  }

  @Test
  void theTableHasALineForEachRunAndForWhatWasLeftOut() {
    List<String> lines = report.csv().lines().toList();
    assertThat(lines).hasSize(1 + report.result().runs().size() + report.result().leftOut().size());
    assertThat(lines.getFirst())
        .startsWith("run,learning-rate,size,function,optimizer,outcome,rung,epochs,best_epoch,");
    assertThat(lines.stream().filter(line -> line.contains(",finished,2,3,"))).hasSize(4);
    assertThat(lines.stream().filter(line -> line.contains(",stopped,1,1,1,"))).hasSize(8);
    assertThat(lines.stream().filter(line -> line.contains(",left out,,,"))).isNotEmpty();
  }

  @Test
  void theSentencesSayWhatTheNumbersCarry() {
    SweepResult.Entry best = report.bestEntry();
    assertThat(report.findings())
        .anyMatch(
            sentence ->
                sentence.startsWith("The best of 12 runs is run " + best.run().number() + ": "))
        .anyMatch(sentence -> sentence.startsWith("On the test pictures, looked at for this run"))
        .anyMatch(sentence -> sentence.startsWith("Of 3 other runs trained to the end, "))
        .anyMatch(sentence -> sentence.startsWith("8 runs were stopped early"))
        .anyMatch(sentence -> sentence.endsWith("left out."));
  }

  @Test
  void theNumbersAreThoseOfTheRuns() {
    String json = Json.text(report.json());
    for (SweepResult.Entry entry : report.result().runs()) {
      assertThat(json).contains("\"loss\" : " + entry.loss());
    }
    assertThat(json).contains("\"accuracy_interval\"", "\"left_out\"", "\"stopped\"");
  }

  @Test
  void thePageDrawsEveryChartAndCanBeRead() throws IOException {
    assumeTrue(Browser.isInstalled(), "there is no Chromium on the path");
    Path file = Files.writeString(folder.resolve("sweep.html"), report.page().html());
    assertThat(Files.size(file)).isLessThan(2_000_000);
    try (Browser browser = Browser.start()) {
      for (Look look : Look.values()) {
        BrowserPage page = browser.open(file, look);
        assertThat(page.complaints()).isEmpty();
        assertThat(page.requests()).isEmpty();
        assertThat(page.marksOfCharts()).hasSize(1 + 2 * 4).allMatch(marks -> marks > 10);
        assertThat(page.contrasts())
            .allSatisfy(
                found -> assertThat(found.ratio()).as(found.text()).isGreaterThan(READABLE));
        assertThat(page.count("tbody tr")).isGreaterThan(report.result().runs().size());
      }
    }
  }
}
