package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {
  @TempDir static Path folder;
  private static Path dark;
  private static Path light;

  @BeforeAll
  static void train() {
    Path data = Pictures.folder(folder.resolve("data"), "dunkel ü", "hell & schön", 20);
    CommandRun run =
        CommandRun.of(
            "train",
            data,
            "--out",
            folder.resolve("run"),
            "--model",
            "report-cnn-linear",
            "--epochs",
            3);
    assertThat(run.status()).as(run.err()).isZero();
    dark = Pictures.write(folder.resolve("neues Bild 1.png"), 65, 77);
    light = Pictures.write(folder.resolve("neues Bild 2.png"), 185, 78);
  }

  @Test
  void jsonIsAListWithAnObjectForEachPicture() {
    CommandRun run = CommandRun.of("predict", folder.resolve("run"), dark, light, "--json");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    var told = JsonText.objects(JsonText.parse(run.out()));
    assertThat(told)
        .extracting(one -> one.get("label"))
        .containsExactly("dunkel ü", "hell & schön");
    assertThat(told).extracting(one -> one.get("file")).containsExactly(dark + "", light + "");
    Map<String, Object> last = told.getLast();
    assertThat(last).containsOnlyKeys("file", "label", "probability", "probabilities");
    Map<?, ?> all = (Map<?, ?>) last.get("probabilities");
    assertThat(all.get("hell & schön")).isEqualTo(last.get("probability"));
    double sum = (Double) all.get("hell & schön") + (Double) all.get("dunkel ü");
    assertThat(sum).isBetween(0.999999, 1.000001);
  }

  @Test
  void textIsALineForEachPicture() {
    CommandRun run = CommandRun.of("predict", folder.resolve("run"), dark, light);
    assertThat(run.out()).hasLineCount(2);
    assertThat(run.out().lines().toList().getFirst())
        .matches(".*neues Bild 1.png: dunkel ü \\(dunkel ü 0[.]\\d{4}, hell & schön 0[.]\\d{4}\\)");
  }

  @Test
  void aClassBelowOneHalfIsToldWithItsThreshold() {
    Path low = folder.resolve("low.safetensors");
    Model.load(folder.resolve("run/model.safetensors")).withThreshold(0).save(low);
    CommandRun run = CommandRun.of("predict", low, dark);
    assertThat(run.out())
        .contains(": hell & schön (dunkel ü 0.")
        .contains("; hell & schön from 0.000 on)");
  }

  @Test
  void ofManyClassesTheMostProbableThreeAreTold() {
    Path many = folder.resolve("many");
    for (int i = 0; i < 5; i++) {
      Pictures.category(many.resolve("c" + i), 20 + 40 * i, 5);
    }
    CommandRun trained =
        CommandRun.of(
            "train",
            many,
            "--out",
            folder.resolve("many run"),
            "--model",
            "report-cnn-linear",
            "--epochs",
            2);
    assertThat(trained.status()).as(trained.err()).isZero();
    CommandRun run = CommandRun.of("predict", folder.resolve("many run"), dark);
    assertThat(run.out())
        .matches(".*: c(\\d) \\(c\\1 0[.]\\d+, c\\d 0[.]\\d+, c\\d 0[.]\\d+, [.]{3}\\)\\n");
  }

  @Test
  void aGrayModelTakesColourAndAColourModelTakesGray() throws IOException {
    Path colours = folder.resolve("colours");
    for (int i = 0; i < 12; i++) {
      Pictures.writeColour(colours.resolve("red/" + i + ".png"), 0xc02020 + i);
      Pictures.writeColour(colours.resolve("blue/" + i + ".png"), 0x2020c0 + 256 * i);
    }
    Path text = folder.resolve("colour.txt");
    Files.writeString(text, "Input(3, 8, 8)\nFlatten()\nDense(1)\nActivation('sigmoid')\n");
    CommandRun trained =
        CommandRun.of("train", colours, "--out", folder.resolve("colour run"), "--model", text);
    assertThat(trained.status()).as(trained.err()).isZero();
    assertThat(CommandRun.of("predict", folder.resolve("colour run"), dark).status()).isZero();
    Path red = colours.resolve("red/0.png");
    CommandRun run = CommandRun.of("predict", folder.resolve("colour run"), red);
    assertThat(run.out()).contains("0.png: red (");
    assertThat(CommandRun.of("predict", folder.resolve("run"), red).status()).isZero();
  }
}
