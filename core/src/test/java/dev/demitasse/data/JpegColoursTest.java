package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JpegColoursTest {
  @TempDir Path folder;

  private static WritableRaster raster(int... values) {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, values.length, null);
    for (int i = 0; i < 256; i++) {
      raster.setPixel(i % 16, i / 16, values);
    }
    return raster;
  }

  private static byte[] pixel(JpegColours colours, int... values) {
    Picture picture = colours.picture(raster(values));
    int plane = picture.height() * picture.width();
    byte[] pixel = new byte[picture.channels()];
    for (int i = 0; i < pixel.length; i++) {
      pixel[i] = picture.pixels()[i * plane + 5];
    }
    return pixel;
  }

  @Test
  void inksAreMultiplied() {
    assertThat(pixel(JpegColours.CMYK, 255, 0, 0, 0)).containsExactly(0, 255, 255);
    assertThat(pixel(JpegColours.CMYK, 0, 0, 51, 128)).containsExactly(127, 127, 102);
    assertThat(pixel(JpegColours.INVERTED_CMYK, 0, 255, 255, 255)).containsExactly(0, 255, 255);
    assertThat(pixel(JpegColours.INVERTED_CMYK, 255, 255, 204, 127)).containsExactly(127, 127, 102);
  }

  @Test
  void differencesOfColourAreUndone() {
    assertThat(pixel(JpegColours.YCC, 90, 128, 128)).containsExactly(90, 90, 90);
    assertThat(pixel(JpegColours.YCC, 76, 85, 255)).containsExactly(254, 0, 0);
    assertThat(pixel(JpegColours.RGB, 76, 85, 255)).containsExactly(76, 85, 255);
    // The components hold the inverse of inverted cyan ink: full ink leaves no red.
    assertThat(pixel(JpegColours.YCCK, 76, 85, 255, 255)).containsExactly(1, 255, 255);
    assertThat(pixel(JpegColours.YCCK, 76, 85, 255, 0)).containsExactly(0, 0, 0);
  }

  @Test
  void markersDecideWhatTheComponentsMean() {
    int[] three = {1, 2, 3};
    int[] named = {'R', 'G', 'B'};
    int[] four = {1, 2, 3, 4};
    assertThat(JpegColours.of(new int[] {1}, false, 1)).isEqualTo(JpegColours.GRAY);
    assertThat(JpegColours.of(three, false, -1)).isEqualTo(JpegColours.YCC);
    assertThat(JpegColours.of(three, false, 0)).isEqualTo(JpegColours.RGB);
    assertThat(JpegColours.of(named, false, -1)).isEqualTo(JpegColours.RGB);
    assertThat(JpegColours.of(named, true, -1)).isEqualTo(JpegColours.YCC);
    assertThat(JpegColours.of(four, true, -1)).isEqualTo(JpegColours.CMYK);
    assertThat(JpegColours.of(four, false, 0)).isEqualTo(JpegColours.INVERTED_CMYK);
    assertThat(JpegColours.of(four, false, 2)).isEqualTo(JpegColours.YCCK);
  }

  @Test
  void aFileOfInksIsReadAsLight() throws IOException {
    byte[] plain = jpeg(raster(0, 0, 51, 128));
    Picture picture = PictureReader.read(Files.write(folder.resolve("cmyk.jpg"), plain));
    assertThat(picture.channels()).isEqualTo(3);
    assertClose(picture, 127, 127, 102);
    byte[] adobe = "Adobe\0\144\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    byte[] inverted =
        SampleFiles.splice(jpeg(raster(255, 255, 204, 127)), 2, SampleFiles.segment(0xee, adobe));
    assertClose(PictureReader.read(Files.write(folder.resolve("i.jpg"), inverted)), 127, 127, 102);
  }

  private static void assertClose(Picture picture, int red, int green, int blue) {
    int[] expected = {red, green, blue};
    for (int i = 0; i < picture.pixels().length; i++) {
      int value = picture.pixels()[i] & 0xff;
      assertThat(Math.abs(value - expected[i / 256])).isLessThanOrEqualTo(2);
    }
  }

  /** A JPEG file of these components, without a marker that says what they mean. */
  private static byte[] jpeg(Raster raster) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(raster, List.of(), null), null);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
