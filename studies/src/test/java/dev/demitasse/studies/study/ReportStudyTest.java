package dev.demitasse.studies.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.demitasse.studies.trials.TrialListener;
import dev.demitasse.studies.trials.TrialStore;
import dev.demitasse.testkit.Browser;
import dev.demitasse.testkit.Browser.Look;
import dev.demitasse.testkit.BrowserPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All three studies as one document, made once; the one of shapes is looked at closely. */
final class ReportStudyTest {
  @TempDir private static Path folder;
  private static StudyDocument document;

  @BeforeAll
  static void carryOut() throws IOException {
    document =
        StudyFixture.order(new ReportStudy(List.of()), folder.resolve("pictures"), 1, 1)
            .carryOut(
                new TrialStore(folder.resolve("trials")), "demitasse study", TrialListener.NONE);
  }

  private static Map<String, Object> chapter(int number) {
    return StudyFixture.object(((List<?>) document.json().get("chapters")).get(number));
  }

  @Test
  void theQuestionsComeInTheOrderOfTheReport() {
    assertThat(chapter(0)).containsEntry("title", "Why ReLU and not sigmoid?");
    assertThat(chapter(1)).containsEntry("title", "Which filters, channels, padding and stride?");
    assertThat(chapter(2)).containsEntry("title", "How many weights does it take?");
    assertThat(document.markdown())
        .containsSubsequence(
            "## 1. Why ReLU", "## 1.1 Accuracy", "## 2. Which filters", "## 3. How many weights");
  }

  @Test
  void everyChoiceOfTheReportHasAFinding() {
    assertThat(document.findings())
        .anyMatch(each -> each.startsWith("Instead of filter_size 3: filter_size 1 comes to "))
        .anyMatch(each -> each.contains("multiply-adds become 0.63, 1.73 and 2.83 times as many"))
        .anyMatch(each -> each.startsWith("Instead of channels 8 and 16: channels 4 and 8 come"))
        .anyMatch(each -> each.startsWith("Instead of pad 1: pad 0 comes to "))
        .anyMatch(each -> each.startsWith("Instead of stride 1: stride 2 comes to "))
        .anyMatch(each -> each.startsWith("Instead of pool_size 2: no pooling comes to "))
        .anyMatch(each -> each.startsWith("Judged by mean accuracy alone, none with fewer"));
  }

  @Test
  void everyShapeIsCountedAndWhatIsImpossibleIsNamed() {
    List<?> networks = (List<?>) chapter(1).get("networks");
    assertThat(networks).hasSize(19);
    assertThat(StudyFixture.object(networks.getFirst()))
        .containsEntry("name", "report's choice")
        .containsEntry("weights", 526_024L)
        .containsEntry("multiply_adds", 893_440L)
        .containsEntry("receptive_field", new int[] {10, 10});
    assertThat(document.markdown()).contains("pool_size 4, stride 2", "10x10");
  }

  @Test
  void theReportsNetworkIsTrainedOnceForAllThreeQuestions() {
    assertThat(folder.resolve("trials").toFile().list()).hasSize(4 + 19 + 3 - 2);
  }

  @Test
  void inABrowserEveryChartIsDrawnAndNothingIsAskedForOrComplainedAbout() {
    assumeTrue(Browser.isInstalled(), "there is no Chromium on the path");
    StudyFolder written = StudyFolder.open(folder.resolve("study"), Map.of()).write(document);
    assertThat(written.page().toFile().length()).isLessThan(2_000_000);
    try (Browser browser = Browser.start()) {
      BrowserPage page = browser.open(written.page(), Look.DARK);
      assertThat(page.complaints()).isEmpty();
      assertThat(page.requests()).isEmpty();
      assertThat(page.marksOfCharts()).hasSizeGreaterThan(12).allMatch(marks -> marks > 5);
      assertThat(page.contrasts())
          .hasSizeGreaterThan(100)
          .allSatisfy(found -> assertThat(found.ratio()).as(found.text()).isGreaterThan(4.5));
    }
  }
}
