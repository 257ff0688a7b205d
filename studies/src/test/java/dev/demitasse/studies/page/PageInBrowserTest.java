package dev.demitasse.studies.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.demitasse.testkit.Browser;
import dev.demitasse.testkit.Browser.Look;
import dev.demitasse.testkit.BrowserPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages as a browser shows them. */
final class PageInBrowserTest {
  private static final double READABLE = 4.5; // WCAG 2.1, level AA

  @TempDir private static Path folder;
  private static Browser browser;
  private static Path sample;

  @BeforeAll
  static void startTheBrowser() throws IOException {
    assumeTrue(Browser.isInstalled(), "there is no Chromium on the path");
    browser = Browser.start();
    sample = Files.writeString(folder.resolve("sample.html"), SamplePage.page().html());
  }

  @AfterAll
  static void endTheBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPageComplainsOfNothingAndAsksForNothing(Look look) {
    BrowserPage page = browser.open(sample, look);
    assertThat(page.complaints()).isEmpty();
    assertThat(page.requests()).isEmpty();
  }

  @Test
  void everyChartIsDrawnAndHasItsNumbersAsATable() {
    BrowserPage page = browser.open(sample, Look.LIGHT);
    assertThat(page.marksOfCharts()).hasSize(6).allMatch(marks -> marks > 10);
    assertThat(page.count(".chart-figure details table")).isEqualTo(6);
    assertThat(page.count(".chart[role=img][aria-label]")).isEqualTo(6);
  }

  @ParameterizedTest
  @EnumSource
  void everyTextCanBeReadOnItsGround(Look look) {
    BrowserPage page = browser.open(sample, look);
    assertThat(page.contrasts())
        .hasSizeGreaterThan(100)
        .allSatisfy(found -> assertThat(found.ratio()).as(found.text()).isGreaterThan(READABLE));
  }

  @Test
  void onADarkScreenThePageIsDarkAndOnPaperItIsWhite() {
    BrowserPage page = browser.open(sample, Look.DARK);
    String ground = "getComputedStyle(document.body).backgroundColor";
    assertThat(page.evaluate(ground)).isEqualTo("rgb(20, 23, 26)");
    browser.show(Look.PAPER);
    assertThat(page.evaluate(ground)).isEqualTo("rgb(255, 255, 255)");
  }

  @Test
  void aNameThatIsMarkupIsShownAsText() {
    BrowserPage page = browser.open(sample, Look.LIGHT);
    assertThat((String) page.evaluate("document.body.textContent")).contains(SamplePage.HOSTILE);
    assertThat(page.count("img[src=x]")).isZero();
    assertThat(page.count("svg text")).isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 768, 1600})
  void nothingIsWiderThanTheWindow(int width) {
    browser.resize(width);
    BrowserPage page = browser.open(sample, Look.LIGHT);
    String root = "document.documentElement";
    assertThat(page.evaluate(root + ".scrollWidth"))
        .isEqualTo(page.evaluate(root + ".clientWidth"));
    browser.resize(Browser.WIDTH);
  }

  /** Scaled down to the paper, letters that are right for a screen could hardly be read. */
  @Test
  void onPaperChartsAreDrawnAsWideAsTheyAreShown() {
    BrowserPage page = browser.open(sample, Look.LIGHT);
    String widths =
        "JSON.stringify([...document.querySelectorAll('.chart svg')]"
            + ".map(svg => svg.getAttribute('viewBox').split(' ')[2]))";
    Object before = page.evaluate(widths);
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    assertThat((String) page.evaluate(widths)).contains("\"320\"").contains("\"670\"");
    page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    page.evaluate("new Promise(done => setTimeout(done, 100))");
    assertThat(page.evaluate(widths)).isEqualTo(before);
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void anErrorAndARequestWouldBeFound() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bad.html"),
            """
            <!DOCTYPE html><body style="color:#999;background:#aaa">hardly to be read
            <img src="missing.png" alt=""><script>throw new Error("broken")</script>
            """);
    BrowserPage page = browser.open(file, Look.LIGHT);
    assertThat(page.complaints()).anyMatch(complaint -> complaint.contains("broken"));
    assertThat(page.requests()).singleElement().asString().endsWith("missing.png");
    assertThat(page.contrasts()).singleElement().matches(found -> found.ratio() < READABLE);
  }
}
