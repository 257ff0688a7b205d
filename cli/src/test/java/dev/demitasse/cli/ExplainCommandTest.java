package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.data.Picture;
import dev.demitasse.data.PictureReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {
  @TempDir static Path folder;
  private static Path dark;
  private static Path light;
  private static Path run;
  private static Path flat;

  @BeforeAll
  static void train() throws IOException {
    Path data = Pictures.folder(folder.resolve("data"), "dunkel ü", "hell", 20);
    run = folder.resolve("run");
    flat = folder.resolve("flat");
    Path layers = folder.resolve("layers.txt");
    Files.writeString(layers, "Input(1, 8, 8)\nFlatten()\nDense(1)\nActivation('sigmoid')\n");
    for (List<Path> what :
        List.of(List.of(run, Path.of("report-cnn-linear")), List.of(flat, layers))) {
      CommandRun trained =
          CommandRun.of("train", data, "--out", what.get(0), "--model", what.get(1), "--epochs", 3);
      assertThat(trained.status()).as(trained.err()).isZero();
    }
    dark = Pictures.write(folder.resolve("neues Bild 1.png"), 65, 77);
    light = Pictures.write(folder.resolve("other/neues Bild 1.png"), 185, 78);
  }

  @Test
  void eachPictureIsWrittenBesideItsHeatMapAndNothingIsWrittenOver() throws IOException {
    Path out = folder.resolve("maps ü/new");
    CommandRun first = CommandRun.of("explain", run, dark, light, "--out", out);
    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.err()).isEmpty();
    assertThat(first.out()).hasLineCount(4);
    assertThat(first.out().lines().toList().getFirst())
        .matches(".*neues Bild 1.png: dunkel ü \\(dunkel ü 0[.]\\d{4}, hell 0[.]\\d{4}\\)");
    assertThat(first.out()).contains("neues Bild 1-gradcam.png\n", "neues Bild 1-gradcam-2.png\n");
    byte[] before = Files.readAllBytes(out.resolve("neues Bild 1-gradcam.png"));

    CommandRun again = CommandRun.of("explain", run, light, "--out", out);
    assertThat(again.status()).isZero();
    assertThat(out.toFile().list())
        .containsExactlyInAnyOrder(
            "neues Bild 1-gradcam.png", "neues Bild 1-gradcam-2.png", "neues Bild 1-gradcam-3.png");
    assertThat(out.resolve("neues Bild 1-gradcam.png")).hasBinaryContent(before);
    assertThat(out.resolve("neues Bild 1-gradcam-3.png"))
        .hasSameBinaryContentAs(out.resolve("neues Bild 1-gradcam-2.png"));
    Picture original = PictureReader.read(dark);
    Picture shown = PictureReader.read(out.resolve("neues Bild 1-gradcam.png"));
    int times = shown.height() / original.height();
    assertThat(times).isGreaterThan(1);
    for (int row = 0; row < shown.height(); row++) {
      for (int column = 0; column < times * original.width(); column++) {
        assertThat(shown.pixels()[row * shown.width() + column])
            .isEqualTo(original.pixels()[row / times * original.width() + column / times]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"gradcam, 1", "saliency, 1", "saliency, dunkel ü", "saliency,"})
  void jsonIsWhatPredictTellsAndWhereTheHeatIs(String method, String wanted) {
    Path out = folder.resolve("json-" + method + wanted);
    Object[] options =
        wanted == null
            ? new Object[] {"explain", run, light, "--json", "--method", method, "--out", out}
            : new Object[] {
              "explain", run, light, "--json", "--method", method, "--out", out, "--class", wanted
            };
    CommandRun told = CommandRun.of(options);
    assertThat(told.status()).as(told.err()).isZero();
    Map<String, Object> one = JsonText.objects(JsonText.parse(told.out())).getFirst();
    assertThat(one)
        .containsOnlyKeys(
            "file",
            "label",
            "probability",
            "probabilities",
            "method",
            "explained",
            "peak",
            "picture")
        .containsEntry("method", method)
        .containsEntry("explained", "dunkel ü".equals(wanted) ? wanted : "hell");
    assertThat(Path.of(one.get("picture").toString())).isRegularFile();
    CommandRun predicted = CommandRun.of("predict", run, light, "--json");
    assertThat(one)
        .containsAllEntriesOf(JsonText.objects(JsonText.parse(predicted.out())).getFirst());
    if (method.equals("saliency")) {
      Picture picture = PictureReader.read(light);
      Map<String, Object> peak = JsonText.part(one.get("peak"));
      assertThat((Long) peak.get("row")).isBetween(0L, picture.height() - 1L);
      assertThat((Long) peak.get("column")).isBetween(0L, picture.width() - 1L);
    }
  }

  @Test
  void aPictureThatCannotBeReadIsNamedAndTheOthersAreExplained() {
    Path out = folder.resolve("some");
    CommandRun told = CommandRun.of("explain", run, folder.resolve("none.png"), dark, "--out", out);
    assertThat(told.status()).isEqualTo(1);
    assertThat(told.err()).contains("none.png", "does not exist").hasLineCount(1);
    assertThat(told.out()).hasLineCount(2);
    CommandRun none = CommandRun.of("explain", run, folder.resolve("none.png"), "--out", "@never");
    assertThat(none.status()).isEqualTo(1);
    assertThat(Path.of("@never")).as("made with the first picture").doesNotExist();
  }

  @Test
  void aNetworkWithoutConvolutionIsExplainedBySaliency() {
    Path out = folder.resolve("flat maps");
    CommandRun told = CommandRun.of("explain", flat, dark, "--method", "saliency", "--out", out);
    assertThat(told.status()).as(told.err()).isZero();
    assertThat(told.out())
        .containsPattern("what speaks for .* peaks at row \\d+, column \\d+ of 10x12: ");
  }

  @Test
  void aVeryLongNameIsCut() throws IOException {
    Path source = folder.resolve("ü".repeat(120) + ".png");
    Files.copy(dark, source);
    Path out = folder.resolve("long");
    CommandRun told = CommandRun.of("explain", run, source, "--out", out);
    assertThat(told.status()).as(told.err()).isZero();
    assertThat(out.toFile().list()).containsExactly("ü".repeat(50) + "-gradcam.png");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          explain @run                                    | missing required parameter, 'IMAGE'
          explain @data @data/hell/picture_00.png         | has no model.safetensors in it
          explain @other/neues_Bild_1.png @run            | @run, is a model, comes before the pictures
          explain @flat @other/neues_Bild_1.png           | no convolution, use saliency
          explain @run @other/neues_Bild_1.png --class x  | has no class 'x', dunkel ü, hell
          explain @run @other/neues_Bild_1.png --class 2  | has no class '2', dunkel ü, hell
          explain @run @other/neues_Bild_1.png --method y | '--method', 'y', gradcam or saliency
          explain @run @none.png                          | @none.png, does not exist
          explain @run @other/neues_Bild_1.png --out @layers.txt   | @layers.txt, is a file, name another
          explain @run @other/neues_Bild_1.png --out @layers.txt/x | @layers.txt/x, cannot be written to
          explain @run @other/neues_Bild_1.png --out=~/maps        | did not replace ~, write --out ~/maps
          explain @run @other/neues_Bild_1.png --out=              | '--out' names nothing
          """)
  void whatCannotBeExplainedIsRefusedInOneSentence(String line, String words) {
    new Refusals(folder).check(line, words);
  }
}
