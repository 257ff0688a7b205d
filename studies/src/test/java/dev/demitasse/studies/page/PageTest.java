package dev.demitasse.studies.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What can be said of a page without a browser; {@link PageInBrowserTest} opens it in one. */
final class PageTest {
  private static final String HTML = SamplePage.page().html();

  @Test
  void textFromOutsideNeverBecomesAnElement() {
    assertThat(HTML).doesNotContain("<script>alert", "<img src=x");
    assertThat(HTML).contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
  }

  @Test
  void aPageIsLessThanTwoMegabytes() {
    assertThat(HTML.getBytes(StandardCharsets.UTF_8).length).isLessThan(2_000_000);
  }

  @Test
  void theSamePageIsTheSameText() {
    assertThat(SamplePage.page().html()).isEqualTo(HTML);
  }

  @Test
  void theBrowserIsForbiddenToAskForAnything() {
    assertThat(HTML).contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:;");
  }

  @Test
  void whatTheChartLibraryIsUnderTravelsWithIt() {
    assertThat(HTML).contains("Licensed to the Apache Software Foundation");
  }
}
