package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.tensor.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImageFolderTest {
  private static final Path SIGNS = Path.of("../../shared/data/sign-digits/Dataset");

  @TempDir Path folder;

  private void picture(String name, int type, int width, int height) throws IOException {
    BufferedImage image = SampleFiles.image(type, width, height);
    SampleFiles.write(folder.resolve(name), image, "png");
  }

  private void gray(String name) throws IOException {
    picture(name, BufferedImage.TYPE_BYTE_GRAY, 6, 4);
  }

  private void twoClasses() throws IOException {
    for (int i = 0; i < 12; i++) {
      gray("ein fisch/bild %d.png".formatted(i));
      gray("vögel.de/bild %d.png".formatted(i));
    }
  }

  private DataSource source() {
    return DataSource.open(folder.toString());
  }

  private static Request request() {
    return Request.of(Fitting.of(1, 4, 6));
  }

  @Test
  void aFolderWithoutPartsIsRead() throws IOException {
    twoClasses();
    Loaded loaded = source().load(request(), Progress.NONE);
    assertThat(loaded.divided()).isFalse();
    assertThat(loaded.parts()).containsOnlyKeys(Part.TRAIN);
    assertThat(loaded.skipped()).isEmpty();
    Dataset train = loaded.parts().get(Part.TRAIN);
    assertThat(train.classNames()).containsExactly("ein fisch", "vögel.de");
    assertThat(train.counts()).containsExactly(12, 12);
    assertThat(train.origin(2)).isEqualTo(Path.of("ein fisch", "bild 2.png").toString());
    assertThat(train.origin(11)).isEqualTo(Path.of("ein fisch", "bild 11.png").toString());
    Picture expected = PictureReader.of(SampleFiles.image(BufferedImage.TYPE_BYTE_GRAY, 6, 4));
    assertThat(train.pixels(23)).isEqualTo(expected.pixels());
  }

  @Test
  void partFoldersBecomeParts() throws IOException {
    gray("train/a/1.png");
    gray("train/b/1.png");
    gray("train/b/2.png");
    gray("test/b/3.png");
    Loaded loaded = source().load(request(), Progress.NONE);
    assertThat(loaded.divided()).isTrue();
    assertThat(loaded.parts()).containsOnlyKeys(Part.TRAIN, Part.TEST);
    assertThat(loaded.parts().get(Part.TRAIN).counts()).containsExactly(1, 2);
    assertThat(loaded.parts().get(Part.TEST).counts()).containsExactly(0, 1);
  }

  @Test
  void classesArePickedAndOrdered() throws IOException {
    gray("a/1.png");
    gray("b/1.png");
    gray("b/2.png");
    gray("c/1.png");
    Request request = new Request(Fitting.of(1, 4, 6), List.of("c", "b"), false);
    Dataset train = source().load(request, Progress.NONE).parts().get(Part.TRAIN);
    assertThat(train.classNames()).containsExactly("c", "b");
    assertThat(train.counts()).containsExactly(1, 2);
  }

  @Test
  void filesThatCannotBeReadAreSkippedWithTheirReason() throws IOException {
    twoClasses();
    SampleFiles.write(folder.resolve("vögel.de/leer.png"), new byte[0]);
    byte[] words = "just words".getBytes(StandardCharsets.UTF_8);
    SampleFiles.write(folder.resolve("ein fisch/words.png"), words);
    byte[] header = SampleFiles.pngHeader(20_000, 20_000);
    SampleFiles.write(folder.resolve("ein fisch/huge.png"), header);
    SampleFiles.write(folder.resolve("ein fisch/README.txt"), words);
    Loaded loaded = source().load(request(), Progress.NONE);
    assertThat(loaded.parts().get(Part.TRAIN).size()).isEqualTo(24);
    assertThat(loaded.skipped())
        .extracting(Skipped::file)
        .containsExactly(
            Path.of("ein fisch", "huge.png").toString(),
            Path.of("ein fisch", "words.png").toString(),
            Path.of("vögel.de", "leer.png").toString());
    assertThat(loaded.skipped().getLast().reason()).isEqualTo("is empty");
    assertThat(loaded.skipped().getFirst().reason()).contains("20000x20000");
  }

  @Test
  void strictRefusesTheFirstFileThatCannotBeRead() throws IOException {
    twoClasses();
    for (int i = 0; i < 10; i++) {
      SampleFiles.write(folder.resolve("ein fisch/z%d.png".formatted(i)), new byte[0]);
    }
    Request strict = new Request(Fitting.of(1, 4, 6), List.of(), true);
    assertThatThrownBy(() -> source().load(strict, Progress.NONE))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(folder.resolve("ein fisch/z0.png").toString())
        .hasMessageContaining("is empty");
  }

  @Test
  void aFolderWithoutOneReadablePictureIsRefused() throws IOException {
    SampleFiles.write(folder.resolve("a/1.png"), new byte[0]);
    SampleFiles.write(folder.resolve("b/1.png"), new byte[0]);
    assertThat(source().pictureShape()).isEmpty();
    assertThatThrownBy(() -> source().load(request(), Progress.NONE))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("none of the 2 pictures");
  }

  @Test
  void shapeAndChannelsComeFromAllHeaders() throws IOException {
    twoClasses();
    assertThat(source().channels()).isEqualTo(1);
    assertThat(source().pictureShape()).contains(Shape.of(1, 4, 6));
    picture("vögel.de/colour.png", BufferedImage.TYPE_3BYTE_BGR, 6, 4);
    assertThat(source().channels()).isEqualTo(3);
    assertThat(source().pictureShape()).contains(Shape.of(3, 4, 6));
    picture("vögel.de/large.png", BufferedImage.TYPE_3BYTE_BGR, 7, 4);
    assertThat(source().pictureShape()).isEmpty();
    assertThat(source().shapes())
        .containsExactly(
            Map.entry(Shape.of(1, 4, 6), 24),
            Map.entry(Shape.of(3, 4, 6), 1),
            Map.entry(Shape.of(3, 4, 7), 1));
  }

  @Test
  void picturesAreTheSameWhateverTheirFilesButNotWhateverTheirSizes() throws IOException {
    twoClasses();
    BufferedImage gray = SampleFiles.image(BufferedImage.TYPE_BYTE_GRAY, 6, 4);
    SampleFiles.write(folder.resolve("vögel.de/same.bmp"), gray, "bmp");
    picture("vögel.de/larger.png", BufferedImage.TYPE_BYTE_GRAY, 12, 8);
    DataSource source = source();
    assertThat(source.same("ein fisch/bild 1.png", "vögel.de/bild 2.png")).isTrue();
    assertThat(source.same("ein fisch/bild 1.png", "vögel.de/same.bmp")).isTrue();
    assertThat(source.same("ein fisch/bild 1.png", "vögel.de/larger.png")).isFalse();
  }

  @Test
  void progressIsToldInOrderAndAtTheEnd() throws IOException {
    twoClasses();
    List<Integer> steps = new ArrayList<>();
    source()
        .load(
            request(),
            (done, total) -> {
              assertThat(total).isEqualTo(24);
              steps.add(done);
            });
    assertThat(steps).isSorted().doesNotHaveDuplicates().endsWith(24);
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    gray("x.png");
    assertThatThrownBy(() -> ImageFolder.open(folder.resolve("x.png"), "x.png"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("is a file");
  }

  @Test
  void theSignDigitsAreReadWhole() {
    Assumptions.assumeTrue(Files.isDirectory(SIGNS));
    DataSource source = DataSource.open(SIGNS.toString());
    assertThat(source.classNames())
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(source.channels()).isEqualTo(3);
    Loaded loaded = source.load(Request.of(Fitting.of(1, 32, 32)), Progress.NONE);
    assertThat(loaded.parts().get(Part.TRAIN).size()).isEqualTo(2062);
    assertThat(loaded.skipped()).isEmpty();
  }

  @Test
  void theThreePhotographsHeldSidewaysStandUpright() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(SIGNS));
    for (String name : List.of("7/IMG_5874.JPG", "7/IMG_5935.JPG", "7/IMG_5978.JPG")) {
      Picture upright = PictureReader.read(SIGNS.resolve(name));
      BufferedImage stored = ImageIO.read(SIGNS.resolve(name).toFile());
      assertThat(stored.getWidth()).isEqualTo(3024);
      double turned = 0;
      double asStored = 0;
      for (int y = 0; y < 3024; y += 61) {
        for (int x = 0; x < 3024; x += 61) {
          int red = upright.pixels()[y * 3024 + x] & 0xff;
          turned += Math.abs(red - (stored.getRGB(y, 3023 - x) >> 16 & 0xff));
          asStored += Math.abs(red - (stored.getRGB(x, y) >> 16 & 0xff));
        }
      }
      // Java's own reading applies the colour profile, so a few levels of difference remain.
      assertThat(turned / 2500).as(name).isLessThan(8);
      assertThat(asStored / 2500).as(name).isGreaterThan(12);
    }
  }
}
