package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PictureReaderTest {
  @TempDir Path folder;

  private Picture read(byte[] bytes) throws IOException {
    return PictureReader.read(Files.write(folder.resolve("a picture.dat"), bytes));
  }

  private Picture read(BufferedImage image, String format) throws IOException {
    return read(SampleFiles.encode(image, format));
  }

  private void assertRefused(byte[] bytes, String reason) throws IOException {
    Path file = Files.write(folder.resolve("bad one.png"), bytes);
    assertThatThrownBy(() -> PictureReader.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(reason)
        .hasMessageNotContaining("\n");
  }

  private static byte[] formula(int channels, int width, int height) {
    byte[] expected = new byte[channels * width * height];
    for (int i = 0; i < expected.length; i++) {
      int x = i % width;
      int y = i / width % height;
      expected[i] = (byte) ((7 * x + 31 * y + 50 * (i / (width * height))) % 251);
    }
    return expected;
  }

  @Test
  void grayValuesOfAPngAreKeptExactly() throws IOException {
    Picture picture = read(SampleFiles.image(BufferedImage.TYPE_BYTE_GRAY, 17, 9), "png");
    assertThat(picture.channels()).isEqualTo(1);
    assertThat(picture.height()).isEqualTo(9);
    assertThat(picture.width()).isEqualTo(17);
    assertThat(picture.pixels()).isEqualTo(formula(1, 17, 9));
  }

  @ParameterizedTest
  @CsvSource({"png,1", "bmp,1", "gif,1", "tiff,1", "png,5", "bmp,5", "tiff,5"})
  void losslessFormatsKeepTheirValues(String format, int type) throws IOException {
    BufferedImage image = SampleFiles.image(type, 13, 6);
    if (format.equals("gif")) {
      image = SampleFiles.image(BufferedImage.TYPE_BYTE_GRAY, 13, 6);
    }
    Picture picture = read(image, format);
    assertThat(picture).usingRecursiveComparison().isEqualTo(PictureReader.of(image));
    assertThat(picture.pixels()).isEqualTo(formula(picture.channels(), 13, 6));
  }

  @Test
  void sixteenBitValuesAreDividedBy257AndRounded() throws IOException {
    int[] gray = {0, 128, 129, 257, 32767, 32768, 65406, 65407, 65535};
    byte[] expected = {0, 0, 1, 1, 127, (byte) 128, (byte) 254, (byte) 255, (byte) 255};
    assertThat(read(SampleFiles.samples(16, false, 9, gray), "png").pixels()).isEqualTo(expected);
    int[] colour = {257, 514, 65535, 0, 300, 40000};
    Picture picture = read(SampleFiles.samples(16, false, 2, colour), "png");
    assertThat(picture.channels()).isEqualTo(3);
    assertThat(picture.pixels()).containsExactly(1, 0, 2, 1, 255, 156);
  }

  @Test
  void whatIsSeeThroughStandsBeforeWhite() throws IOException {
    int[] colour = {200, 100, 0, 255, 200, 100, 0, 0, 200, 100, 0, 51};
    assertThat(read(SampleFiles.samples(8, true, 3, colour), "png").pixels())
        .containsExactly(200, 255, 244, 100, 255, 224, 0, 255, 204);
    Picture gray = read(SampleFiles.samples(8, true, 3, new int[] {9, 255, 9, 0, 0, 51}), "png");
    assertThat(gray.channels()).isEqualTo(1);
    assertThat(gray.pixels()).containsExactly(9, 255, 204);
    int[] deep = {65535, 0, 0, 32768};
    assertThat(read(SampleFiles.samples(16, true, 1, deep), "png").pixels())
        .containsExactly(255, 127, 127);
  }

  @Test
  void multipliedAlphaIsNotMultipliedAgain() {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB_PRE);
    image.getRaster().setPixel(0, 0, new int[] {40, 20, 0, 51});
    assertThat(PictureReader.of(image).pixels()).containsExactly(244, 224, 204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif"})
  void palettesAreLookedUpAndTheirSeeThroughColourIsWhite(String format) throws IOException {
    Picture picture = read(SampleFiles.palette(4, 1), format);
    assertThat(picture.pixels()).containsExactly(10, 200, 0, 255, 20, 100, 0, 255, 30, 50, 0, 255);
  }

  @Test
  void oneBitGrayIsBlackAndWhite() throws IOException {
    Picture picture = read(SampleFiles.image(BufferedImage.TYPE_BYTE_BINARY, 5, 1), "png");
    assertThat(picture.channels()).isEqualTo(1);
    assertThat(picture.pixels()).containsExactly(0, 255, 0, 255, 0);
  }

  @Test
  void packedImagesAreScaledToEightBits() {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_565_RGB);
    image.getRaster().setPixel(0, 0, new int[] {31, 32, 15});
    assertThat(PictureReader.of(image).pixels()).containsExactly(255, 130, 123);
  }

  @Test
  void jpegIsReadInColourAndInGray() throws IOException {
    BufferedImage image = SampleFiles.smooth(64, 40);
    Picture picture = read(image, "jpeg");
    assertThat(meanDifference(picture, PictureReader.of(image))).isLessThan(3);
    BufferedImage gray = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    gray.getRaster().setSamples(0, 0, 16, 16, 0, filled(256, 100));
    Picture flat = read(gray, "jpeg");
    assertThat(flat.channels()).isEqualTo(1);
    assertThat(flat.pixels()).containsOnly(100);
  }

  private static int[] filled(int length, int value) {
    int[] values = new int[length];
    Arrays.fill(values, value);
    return values;
  }

  private static double meanDifference(Picture found, Picture expected) {
    assertThat(found.height()).isEqualTo(expected.height());
    assertThat(found.pixels()).hasSameSizeAs(expected.pixels());
    double sum = 0;
    for (int i = 0; i < found.pixels().length; i++) {
      sum += Math.abs((found.pixels()[i] & 0xff) - (expected.pixels()[i] & 0xff));
    }
    return sum / found.pixels().length;
  }

  @Test
  void aPictureOfOnePixelIsRead() throws IOException {
    for (String format : new String[] {"png", "jpeg", "bmp", "gif"}) {
      BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setSample(0, 0, 0, 8);
      assertThat(read(image, format).pixels()).as(format).containsOnly(8);
    }
  }

  @Test
  void theFormatIsToldByTheContentAndNotByTheName() throws IOException {
    Path file = folder.resolve("Häßlicher Name. Ψ.jpg");
    SampleFiles.write(file, SampleFiles.image(BufferedImage.TYPE_BYTE_GRAY, 3, 3), "png");
    assertThat(PictureReader.read(file).pixels()).isEqualTo(formula(1, 3, 3));
  }

  @Test
  void whatIsNoPictureIsNamedAndRefused() throws IOException {
    assertRefused(new byte[0], "is empty");
    assertRefused(new byte[1000], "is no picture");
    assertRefused("just words".getBytes(StandardCharsets.UTF_8), "is no picture");
    assertRefused(new byte[] {(byte) 0xff, (byte) 0xd8}, "breaks off after 2 bytes");
    assertThatThrownBy(() -> PictureReader.read(folder.resolve("none.png")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> PictureReader.read(folder))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("is a folder");
  }

  @Test
  void hugeSizesAreRefusedBeforeMemoryIsTaken() throws IOException {
    assertRefused(SampleFiles.pngHeader(20_000, 20_000), "20000x20000");
    assertRefused(SampleFiles.pngHeader(-1, 1), "4294967295x1");
    assertRefused(SampleFiles.pngHeader(1, 2_000_000), "1x2000000");
    assertRefused(SampleFiles.pngHeader(0, 5), "0x5");
    byte[] jpeg = SampleFiles.encode(SampleFiles.smooth(8, 8), "jpeg");
    int frame = frame(jpeg);
    byte[] huge = {0x4e, 0x20, 0x4e, 0x20};
    System.arraycopy(huge, 0, jpeg, frame + 5, 4);
    assertRefused(jpeg, "20000x20000");
    byte[] bmp = SampleFiles.encode(SampleFiles.smooth(8, 8), "bmp");
    System.arraycopy(new byte[] {0x20, 0x4e, 0, 0, 0x20, 0x4e, 0, 0}, 0, bmp, 18, 8);
    assertRefused(bmp, "width/height");
  }

  private static int frame(byte[] jpeg) {
    int at = 2;
    while (jpeg[at + 1] != (byte) 0xc0) {
      at += 2 + ((jpeg[at + 2] & 0xff) << 8 | (jpeg[at + 3] & 0xff));
    }
    return at;
  }

  @ParameterizedTest
  @CsvSource({
    "png,10", "jpeg,10", "gif,10", "bmp,10", "tiff,10", "png,5", "jpeg,5", "bmp,5", "tiff,5"
  })
  void aFileCutAnywhereIsRefused(String format, int type) throws IOException {
    byte[] whole = SampleFiles.encode(SampleFiles.image(type, 40, 30), format);
    read(whole);
    for (int length = 0; length < whole.length - 3; length += 1 + whole.length / 200) {
      byte[] cut = Arrays.copyOf(whole, length);
      Path file = Files.write(folder.resolve("cut"), cut);
      assertThatThrownBy(() -> PictureReader.read(file))
          .as("%s cut to %d of %d", format, length, whole.length)
          .isInstanceOf(DataException.class);
    }
  }

  @Test
  void aPngWithTooFewPixelsOrAWrongChecksumIsRefused() throws IOException {
    assertRefused(SampleFiles.pngHeader(20, 20), "cannot be decoded");
    assertRefused(SampleFiles.png(20, 20, new byte[10 * 61]), "cannot be decoded");
    assertThat(read(SampleFiles.png(20, 20, new byte[20 * 61])).pixels()).containsOnly(0);
    byte[] png = SampleFiles.encode(SampleFiles.image(BufferedImage.TYPE_BYTE_GRAY, 9, 9), "png");
    png[png.length - 20] ^= 1;
    assertRefused(png, "checksum");
  }

  @Test
  void aJpegWithAPieceMissingIsRefused() throws IOException {
    byte[] whole = SampleFiles.encode(SampleFiles.smooth(200, 200), "jpeg");
    byte[] pieced = Arrays.copyOf(whole, whole.length / 2 + 2);
    pieced[pieced.length - 2] = (byte) 0xff;
    pieced[pieced.length - 1] = (byte) 0xd9;
    assertRefused(pieced, "is damaged");
  }

  @Test
  void damagedBytesNeverBecomeAnotherError() throws IOException {
    for (String format : new String[] {"png", "jpeg", "gif", "bmp", "tiff"}) {
      byte[] whole =
          SampleFiles.encode(SampleFiles.image(BufferedImage.TYPE_BYTE_GRAY, 12, 9), format);
      for (int at = 0; at < whole.length; at += 1 + whole.length / 150) {
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) (1 + 37 * at);
        try {
          read(damaged);
        } catch (DataException e) {
          assertThat(e.getMessage()).contains("a picture.dat").doesNotContain("\n");
        }
      }
    }
  }

  @Test
  void coloursThatAreNeitherGrayNorRgbAreRefused() {
    BufferedImage floats = FloatImages.gray();
    assertThatThrownBy(() -> PictureReader.of(floats))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("16 bits");
  }

  /** An image Java can hold but no usual file has. */
  private static final class FloatImages {
    static BufferedImage gray() {
      var model =
          new java.awt.image.ComponentColorModel(
              java.awt.color.ColorSpace.getInstance(java.awt.color.ColorSpace.CS_GRAY),
              false,
              false,
              java.awt.Transparency.OPAQUE,
              java.awt.image.DataBuffer.TYPE_FLOAT);
      return new BufferedImage(model, model.createCompatibleWritableRaster(1, 1), false, null);
    }
  }
}
