package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OrientationTest {
  @TempDir Path folder;

  private static Orientation read(byte[] tiff) {
    return Orientation.ofTiff(tiff, 0, tiff.length);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 123 456", "2, 321 654", "3, 654 321", "4, 456 123",
    "5, 14 25 36", "6, 41 52 63", "7, 63 52 41", "8, 36 25 14"
  })
  void eachOfTheEightTurnsThePictureUpright(int code, String expected) {
    byte[] stored = "123456".getBytes(StandardCharsets.US_ASCII);
    Picture upright = Orientation.ofCode(code).apply(new Picture(1, 2, 3, stored));
    byte[] rows = expected.replace(" ", "").getBytes(StandardCharsets.US_ASCII);
    assertThat(upright.pixels()).isEqualTo(rows);
    assertThat(upright.width()).isEqualTo(expected.indexOf(' '));
  }

  @Test
  void everyChannelIsTurned() {
    Picture stored = new Picture(3, 1, 2, new byte[] {1, 2, 3, 4, 5, 6});
    Picture upright = Orientation.TURNED_RIGHT.apply(stored);
    assertThat(upright.height()).isEqualTo(2);
    assertThat(upright.pixels()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(Orientation.MIRRORED.apply(stored).pixels()).containsExactly(2, 1, 4, 3, 6, 5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void jpegAndPngFilesAreTurnedOnceAndAsADrawnImageWouldBe(int code) throws IOException {
    BufferedImage image = SampleFiles.smooth(48, 32);
    byte[] jpeg = SampleFiles.encode(image, "jpeg");
    Picture plain = PictureReader.read(Files.write(folder.resolve("plain.jpg"), jpeg));
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      byte[] tiff = SampleFiles.tiff(order, code);
      byte[] tagged = SampleFiles.splice(jpeg, 2, SampleFiles.exif(tiff));
      Path file = Files.write(folder.resolve("tagged.jpg"), tagged);
      assertUpright(code, plain, file);
      byte[] png = SampleFiles.encode(image, "png");
      byte[] chunk = SampleFiles.chunk("eXIf", tiff);
      file = Files.write(folder.resolve("tagged.png"), SampleFiles.splice(png, 33, chunk));
      assertUpright(code, PictureReader.of(image), file);
    }
  }

  private static void assertUpright(int code, Picture plain, Path file) throws IOException {
    Picture found = PictureReader.read(file);
    Picture expected = PictureReader.of(drawn(image(plain), code));
    assertThat(found).usingRecursiveComparison().isEqualTo(expected);
    try {
      assertThat(PictureFile.header(file))
          .isEqualTo(new PictureHeader(3, found.height(), found.width()));
    } catch (UnreadablePicture e) {
      throw new IOException(e);
    }
  }

  private static BufferedImage image(Picture picture) {
    int plane = picture.height() * picture.width();
    int type = BufferedImage.TYPE_3BYTE_BGR;
    BufferedImage image = new BufferedImage(picture.width(), picture.height(), type);
    for (int i = 0; i < plane; i++) {
      for (int band = 0; band < 3; band++) {
        int value = picture.pixels()[band * plane + i] & 0xff;
        image.getRaster().setSample(i % picture.width(), i / picture.width(), band, value);
      }
    }
    return image;
  }

  /** The turns in Java2D's own words, with the matrices of the Exif standard's table. */
  private static BufferedImage drawn(BufferedImage image, int code) {
    int w = image.getWidth();
    int h = image.getHeight();
    AffineTransform turn =
        switch (code) {
          case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
          case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
          case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
          case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
          case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
          default -> new AffineTransform();
        };
    BufferedImage to = new BufferedImage(code < 5 ? w : h, code < 5 ? h : w, image.getType());
    return new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(image, to);
  }

  @Test
  void brokenExifLeavesThePictureAsItIs() {
    byte[] tiff = SampleFiles.tiff(ByteOrder.BIG_ENDIAN, 6);
    assertThat(read(tiff)).isEqualTo(Orientation.TURNED_RIGHT);
    for (int length = 0; length < 22; length++) {
      assertThat(read(Arrays.copyOf(tiff, length))).isEqualTo(Orientation.UPRIGHT);
    }
    assertThat(read(SampleFiles.tiff(ByteOrder.BIG_ENDIAN, 0))).isEqualTo(Orientation.UPRIGHT);
    assertThat(read(SampleFiles.tiff(ByteOrder.BIG_ENDIAN, 9))).isEqualTo(Orientation.UPRIGHT);
    for (int at = 0; at < tiff.length; at++) {
      for (int value = 0; value < 256; value++) {
        byte[] damaged = tiff.clone();
        damaged[at] = (byte) value;
        assertThat(read(damaged)).isNotNull();
      }
    }
  }
}
