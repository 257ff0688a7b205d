package dev.demitasse.cli;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Odd and broken picture files for tests. */
final class PictureFiles {
  private PictureFiles() {}

  /** A picture of one of {@link BufferedImage}'s types with values that differ. */
  static byte[] encoded(int type, int width, int height, String format) throws IOException {
    BufferedImage image = new BufferedImage(width, height, type);
    WritableRaster raster = image.getRaster();
    for (int i = 0; i < width * height; i++) {
      for (int band = 0; band < raster.getNumBands(); band++) {
        int most = (1 << raster.getSampleModel().getSampleSize(band)) - 1;
        raster.setSample(i % width, i / width, band, (29 * i + 50 * band) % most);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }

  /** A JPEG file of four inks. */
  static byte[] cmyk() throws IOException {
    WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
    for (int i = 0; i < 256; i++) {
      raster.setPixel(i % 16, i / 16, new int[] {i, 255 - i, 90, 200});
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(new IIOImage(raster, null, null));
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** A JPEG file with a note that it is to be turned by a quarter. */
  static byte[] turned() throws IOException {
    byte[] jpeg = encoded(BufferedImage.TYPE_3BYTE_BGR, 20, 10, "jpeg");
    ByteBuffer note = ByteBuffer.allocate(jpeg.length + 36);
    note.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) 34);
    note.put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    note.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
    note.putShort((short) 6).putShort((short) 0).putInt(0);
    return note.put(jpeg, 2, jpeg.length - 2).array();
  }

  /** A PNG file whose header claims a size that its pixels do not have. */
  static byte[] claiming(int width, int height) throws IOException {
    byte[] png = encoded(BufferedImage.TYPE_BYTE_GRAY, 8, 8, "png");
    ByteBuffer header = ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
    CRC32 sum = new CRC32();
    sum.update(png, 12, 17);
    header.putInt(29, (int) sum.getValue());
    return png;
  }

  /** Writes a file, and the folders above it. */
  static Path write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  /** The first bytes. */
  static byte[] cut(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }
}
