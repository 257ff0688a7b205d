package dev.demitasse.studies.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.demitasse.studies.page.Page;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.Browser;
import dev.demitasse.testkit.Browser.Look;
import dev.demitasse.testkit.BrowserPage;
import dev.demitasse.testkit.Photos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports of runs, as text and as a browser shows them. */
final class RunReportTest {
  private static final String HOSTILE = "<b>high & \"low\"<script>alert(1)";

  @TempDir private static Path folder;
  private static Browser browser;
  private static FinishedRun binary;
  private static FinishedRun three;
  private static FinishedRun dense;
  private static FinishedRun branching;

  @BeforeAll
  static void train() throws IOException {
    binary = RunFixture.run(folder.resolve("binary"), RunFixture.CONV, "low", HOSTILE);
    three = RunFixture.run(folder.resolve("three"), RunFixture.CONV, "a", "b", HOSTILE);
    dense = RunFixture.run(folder.resolve("dense"), RunFixture.DENSE, "low", HOSTILE);
    branching = RunFixture.run(folder.resolve("branching"), RunFixture.BRANCHING, "low", HOSTILE);
    if (Browser.isInstalled()) {
      browser = Browser.start();
    }
  }

  @AfterAll
  static void endTheBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  private static FinishedRun run(String name) {
    return switch (name) {
      case "binary" -> binary;
      case "three" -> three;
      case "branching" -> branching;
      default -> dense;
    };
  }

  private static String html(FinishedRun run) {
    return RunReport.page(run, RunFixture.KERNELS).html();
  }

  @ParameterizedTest
  @CsvSource({"binary,9", "three,7", "dense,9", "branching,9"})
  void theReportOfARunComplainsOfNothingAsksForNothingAndShowsAll(String name, int charts)
      throws IOException {
    assumeTrue(browser != null, "there is no Chromium on the path");
    Path file = Files.writeString(folder.resolve(name + ".html"), html(run(name)));
    assertThat(file).satisfies(page -> assertThat(Files.size(page)).isLessThan(2_000_000));
    for (Look look : Look.values()) {
      BrowserPage page = browser.open(file, look);
      assertThat(page.complaints()).isEmpty();
      assertThat(page.requests()).isEmpty();
      assertThat(page.marksOfCharts()).hasSize(charts).allMatch(marks -> marks > 10);
      assertThat(page.contrasts())
          .hasSizeGreaterThan(100)
          .allSatisfy(found -> assertThat(found.ratio()).as(found.text()).isGreaterThan(4.5));
      assertThat((String) page.evaluate("document.body.innerText")).contains(HOSTILE);
      assertThat(page.count("img:not([src^=\"data:\"])")).isZero();
      assertThat(page.evaluate("[...document.images].every(image => image.naturalWidth > 0)"))
          .isEqualTo(true);
    }
  }

  @Test
  void theSectionsComeInTheOrderOfTheQuestions() {
    assertThat(RunReport.page(binary, RunFixture.KERNELS).sections())
        .extracting(Page.Section::heading)
        .containsExactly(
            "Result",
            "Data",
            "Network",
            "Training",
            "Test",
            "Calibration",
            "Mistakes and doubts",
            "Inside the network",
            "How the layers learned",
            "Run it again");
  }

  @Test
  void theReportTellsWhatTheTrainingCameTo() {
    String html = html(binary);
    double accuracy = binary.trained().test().accuracy();
    assertThat(html)
        .contains("%.4f".formatted(accuracy), "Majority baseline", "threshold")
        .contains("demitasse train " + folder.resolve("binary"))
        .contains("Pictures are as they are.", "No picture is an exact copy of another.")
        .contains("Grad-CAM", "conv1", "Conv 3x3, 4 channels, pad 1", "ROC curve", "Precision")
        .contains("activation1 (dead)", "activation2 (saturated)")
        .contains("The task is to tell 'low' from '&lt;b&gt;high")
        .doesNotContain("generated pictures");
    assertThat(html(three)).contains("AUC against the rest").doesNotContain("ROC curve of");
    assertThat(html(dense)).contains("saliency", "No layer of this network gives pictures");
  }

  @Test
  void manyLayersAreFollowedFromTheInputToTheEndAndShownBehindTheirFunctions() {
    assertThat(html(branching))
        .contains("Layers with weights are counted from 1, conv1, to 15, dense1.")
        .contains("before training", "before training, factors", "Activations are counted from 1")
        .contains("What the layers of the main line make", ">activation4<", ">globalavgpool1<")
        .contains(">3×<", "Grad-CAM")
        .doesNotContain(">residual1.path.conv1 (", "(dead)");
    assertThat(html(binary)).contains("What each layer makes").doesNotContain("main line make");
  }

  /** The pictures of a network with a large input made a page of four megabytes. */
  @Test
  void theReportOfALargeInputIsLessThanTwoMegabytesToo() throws IOException {
    Path data = folder.resolve("large");
    String[] names = {"a", "b", "c", "d", "e", "f", "g", "h"};
    Photos.write(data, 10, 150, 100, names);
    String layers =
        """
        Conv(3, 3, 16, 1, 1)
        Activation('relu')
        MaxPool(8, 8)
        Flatten()
        Dense(8)
        Activation('softmax')
        """;
    FinishedRun large = RunFixture.run(data, Shape.of(3, 144, 96), layers, names);
    assertThat(html(large).length()).isBetween(1_300_000, 2_000_000);
  }

  @Test
  void ofManyClassesTheMostFrequentMistakesAreToldInPlaceOfAMatrix() throws IOException {
    String[] names =
        IntStream.range(0, 31).mapToObj("class %02d"::formatted).toArray(String[]::new);
    String layers = "Flatten()\nDense(31)\nActivation('softmax')";
    String html = html(RunFixture.run(folder.resolve("many"), layers, names));
    assertThat(html)
        .contains("the most frequent mistakes first")
        .doesNotContain("true \\ predicted");
    assertThat(html(three)).contains("true \\ predicted");
  }

  @Test
  void aNetworkWithoutLogitsIsToldToHaveNone() throws IOException {
    String html =
        html(RunFixture.run(folder.resolve("squared"), RunFixture.SQUARED, "low", "high"));
    assertThat(html)
        .contains("has no logits for a temperature to divide", "squared error")
        .doesNotContain("loss (nats)", "do not determine a temperature");
  }

  @Test
  void theSameRunGivesTheSameReport() {
    assertThat(html(three)).isEqualTo(html(three));
  }
}
