package dev.demitasse.studies.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.demitasse.model.Architecture;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.model.Presets;
import dev.demitasse.studies.page.Page;
import dev.demitasse.testkit.Browser;
import dev.demitasse.testkit.Browser.Look;
import dev.demitasse.testkit.BrowserPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NetworkDrawingTest {
  /** Three ways, a residual and a sum within, and squeeze and excitation. */
  static final String NESTED =
      """
      Input(3, 16, 16)
      Conv(filter_size=3, output_channel=6, pad=1, bias=False)
      BatchNorm()
      Activation("relu")
      Concat([
          Conv(filter_size=1, output_channel=4),
          Activation("relu6"),
      ], [
          Residual([
              Conv(filter_size=3, output_channel=6, pad=1),
              PReLU(),
          ]),
      ], [
          Add([AvgPool(3, stride=1, pad=1)], [], [Conv(1, output_channel=6), DropPath(0.1)]),
      ])
      Multiply([], [GlobalAvgPool(), Conv(1, output_channel=16), Activation("hard_sigmoid")])
      GlobalAvgPool()
      Flatten()
      Dense(1)
      Activation("sigmoid")
      """;

  @TempDir private Path folder;

  private static String html(Architecture architecture) {
    return new NetworkSection(architecture)
        .blocks().stream().map(block -> block.markup().html()).collect(Collectors.joining("\n"));
  }

  private static String page(Architecture architecture) {
    return Page.titled("networks")
        .section("Network", new NetworkSection(architecture).blocks())
        .html();
  }

  private static Architecture nested() {
    return ArchitectureText.parse("nested", NESTED).architecture();
  }

  private static int count(String text, String word) {
    return text.split(word, -1).length - 1;
  }

  @Test
  void aChainHasNoWordOfPathsAndNoSigns() {
    assertThat(html(Presets.named("report-cnn")))
        .contains("Conv 3x3, 8 channels, pad 1", "Dense, 512 outputs", ">524,288<")
        .doesNotContain("identity", "<circle", "paths", "bracket");
  }

  @Test
  void aResidualNetworkIsFoldedAndItsShortcutsAreLinesOrBlocks() {
    String html = html(Presets.named("resnet20"));
    assertThat(html)
        .contains(">3×<", ">2×<", ">identity<", "Conv 1x1, 32 channels,", "5x5 … 13x13")
        .contains("32x16x16, 512 weights", "the numbers beside it are those of one")
        .contains("paths that are joined side by side", ">residual9.path.conv2<");
    assertThat(count(html, ">\\+<")).isEqualTo(5);
    assertThat(count(html, ">identity<")).isEqualTo(3);
  }

  @Test
  void everyJoinHasItsSign() {
    String html = html(nested());
    assertThat(count(html, ">concat<")).isEqualTo(1);
    assertThat(count(html, ">×<")).isEqualTo(1);
    assertThat(count(html, ">\\+<")).isEqualTo(2);
    assertThat(count(html, ">identity<")).isEqualTo(3);
    assertThat(html).contains("Activation relu6", "PReLU", "DropPath rate 0.1");
  }

  @Test
  void nothingOverlapsNorReachesBeyondTheDrawing() throws IOException {
    assumeTrue(Browser.isInstalled(), "there is no Chromium on the path");
    try (Browser browser = Browser.start()) {
      for (Architecture each :
          List.of(nested(), Presets.named("resnet20"), Presets.named("separable"))) {
        Path file = Files.writeString(folder.resolve(each.name() + ".html"), page(each));
        for (Look look : Look.values()) {
          BrowserPage page = browser.open(file, look);
          assertThat(page.complaints()).isEmpty();
          assertThat(page.evaluate(OVERLAPS)).as(each.name() + ", " + look).isEqualTo("");
          assertThat(page.contrasts())
              .allSatisfy(found -> assertThat(found.ratio()).as(found.text()).isGreaterThan(4.5));
          assertThat(page.count("[role=img][aria-label] svg")).isGreaterThan(3);
        }
      }
    }
  }

  /** The texts that overlap others, are wider than their block, or stick out of the drawing. */
  private static final String OVERLAPS =
      """
      (() => {
        const box = e => e.getBoundingClientRect();
        const drawing = box(document.querySelector(".drawing [role=img]"));
        const texts = [...document.querySelectorAll(".drawing svg text")];
        const bad = [];
        texts.forEach((a, i) => {
          const p = box(a);
          if (p.left < drawing.left - 1 || p.right > drawing.right + 1) {
            bad.push("out: " + a.textContent);
          }
          texts.slice(i + 1).forEach(b => {
            const q = box(b);
            if (p.left < q.right && q.left < p.right && p.top + 3 < q.bottom && q.top + 3 < p.bottom) {
              bad.push(a.textContent + " on " + b.textContent);
            }
          });
          const block = a.previousElementSibling;
          if (block !== null && block.tagName === "rect" && block.hasAttribute("stroke")) {
            const r = box(block);
            if (p.left < r.left + 2 || p.right > r.right - 2) {
              bad.push("wide: " + a.textContent);
            }
          }
        });
        return bad.join("; ");
      })()
      """;
}
