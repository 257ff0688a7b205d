package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command makes of odd pictures, and what it says of broken ones. */
class BadPictureTest {
  @TempDir static Path folder;

  @BeforeAll
  static void makePictures() throws IOException {
    byte[] png = PictureFiles.encoded(BufferedImage.TYPE_BYTE_GRAY, 12, 10, "png");
    byte[] jpeg = PictureFiles.encoded(BufferedImage.TYPE_3BYTE_BGR, 12, 10, "jpeg");
    put("bad/zero.png", new byte[0]);
    put("bad/text.png", "no picture".getBytes(StandardCharsets.UTF_8));
    put("bad/cut.png", PictureFiles.cut(png, png.length - 20));
    put("bad/cut.jpg", PictureFiles.cut(jpeg, jpeg.length / 2));
    put("bad/huge.png", PictureFiles.claiming(20_000, 20_000));
    put("bad/wrong.png", PictureFiles.claiming(80, 80));
    Files.createDirectory(folder.resolve("bad/in.png"));
    put("odd/gray.png", png);
    put("odd/jpeg named.png", jpeg);
    put("odd/cmyk.jpg", PictureFiles.cmyk());
    put("odd/16 bits.png", PictureFiles.encoded(BufferedImage.TYPE_USHORT_GRAY, 12, 10, "png"));
    put("odd/palette.png", PictureFiles.encoded(BufferedImage.TYPE_BYTE_INDEXED, 9, 9, "png"));
    put("odd/palette.gif", PictureFiles.encoded(BufferedImage.TYPE_BYTE_INDEXED, 9, 9, "gif"));
    put("odd/alpha ü.png", PictureFiles.encoded(BufferedImage.TYPE_4BYTE_ABGR, 9, 9, "png"));
    put(
        "odd/black and white.png",
        PictureFiles.encoded(BufferedImage.TYPE_BYTE_BINARY, 9, 9, "png"));
    put("odd/colour.bmp", PictureFiles.encoded(BufferedImage.TYPE_3BYTE_BGR, 9, 9, "bmp"));
    put("odd/turned.v2.jpg", PictureFiles.turned());
    put("odd/one.png", PictureFiles.encoded(BufferedImage.TYPE_BYTE_GRAY, 1, 1, "png"));
    Path data = Pictures.folder(folder.resolve("data"), "dark", "light", 8);
    CommandRun.of(
        "train",
        data,
        "--out",
        folder.resolve("run"),
        "--model",
        "report-cnn-linear",
        "--epochs",
        1);
  }

  private static void put(String name, byte[] bytes) throws IOException {
    PictureFiles.write(folder.resolve(name), bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zero.png  | is empty
          text.png  | is no picture of a kind that is known here
          cut.png   | breaks off
          cut.jpg   | breaks off
          huge.png  | claims to be 20000x20000 pixels large, at most 100 million
          wrong.png | cannot be decoded
          none.png  | does not exist
          in.png    | is a folder
          """)
  void aPictureThatCannotBeReadIsRefusedByPredict(String name, String words) {
    new Refusals(folder)
        .check("predict @run @bad/" + name, "@bad/" + name + "," + words + ", give a PNG, JPEG");
    new Refusals(folder).check("predict --json @run @bad/" + name, words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gray.png",
        "jpeg named.png",
        "cmyk.jpg",
        "16 bits.png",
        "palette.png",
        "palette.gif",
        "alpha ü.png",
        "black and white.png",
        "colour.bmp",
        "turned.v2.jpg",
        "one.png"
      })
  void anOddPictureIsPredicted(String name) {
    Path file = folder.resolve("odd").resolve(name);
    CommandRun run = CommandRun.of("predict", folder.resolve("run"), file, "--json");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    Map<String, Object> told = JsonText.objects(JsonText.parse(run.out())).getFirst();
    assertThat(told).containsEntry("file", file.toString());
    assertThat(told.get("label")).isIn("dark", "light");
  }

  @Test
  void brokenPicturesAmongOthersAreLeftOutFileByFile() throws IOException {
    Path data = Pictures.folder(folder.resolve("mixed"), "dark", "light", 8);
    for (String name :
        List.of("zero.png", "text.png", "cut.png", "cut.jpg", "huge.png", "wrong.png")) {
      Files.copy(folder.resolve("bad").resolve(name), data.resolve("dark").resolve(name));
    }
    CommandRun run =
        CommandRun.of("train", data, "--out", folder.resolve("mixed run"), "--epochs", 1);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("Left out 6 files that cannot be read:")
        .contains("  dark/cut.jpg is a JPEG file that breaks off")
        .contains("  dark/huge.png claims to be 20000x20000 pixels large")
        .contains("  and 1 more");
    CommandRun report = CommandRun.of("data", data, "--json");
    assertThat(JsonText.objects(JsonText.object(report.out()).get("skipped")))
        .extracting(file -> file.get("file"))
        .containsExactly(
            "dark/cut.jpg",
            "dark/cut.png",
            "dark/huge.png",
            "dark/text.png",
            "dark/wrong.png",
            "dark/zero.png");
  }

  @Test
  void oddPicturesFromTheWildAreReadOrLeftOutFileByFile() {
    Path wild = Path.of("../../shared/data/weird-images");
    Assumptions.assumeTrue(Files.isDirectory(wild), "the pictures are not at hand");
    CommandRun run = CommandRun.of("data", wild, "--json");
    assertThat(run.status()).as(run.err()).isZero();
    Map<String, Object> report = JsonText.object(run.out());
    assertThat(JsonText.objects(report.get("skipped")))
        .hasSizeBetween(1, 12)
        .allSatisfy(file -> assertThat(file.get("reason").toString()).isNotBlank());
    assertThat(JsonText.part(JsonText.part(report.get("parts")).get("all")))
        .containsEntry("exif", 6L);
  }

  @Test
  void picturesThatCanBeReadAreToldBesideOneThatCannot() {
    CommandRun run =
        CommandRun.of(
            "predict",
            folder.resolve("run"),
            folder.resolve("odd/gray.png"),
            folder.resolve("bad/zero.png"),
            folder.resolve("odd/one.png"),
            "--json");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("zero.png", "is empty").hasLineCount(1);
    assertThat((List<?>) JsonText.parse(run.out())).hasSize(2);
  }
}
