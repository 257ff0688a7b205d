package dev.demitasse.data;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Picture files made for tests. */
final class SampleFiles {
  private SampleFiles() {}

  /**
   * An image whose values all differ from their neighbours': value = 7x + 31y + 50band, mod 251.
   */
  static BufferedImage image(int type, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, type);
    fill(image.getRaster());
    return image;
  }

  /** Smooth blobs, so that JPEG's loss stays small. */
  static BufferedImage smooth(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, (200 * x / width) << 16 | (200 * y / height) << 8 | (40 + x + y) % 200);
      }
    }
    return image;
  }

  private static void fill(WritableRaster raster) {
    for (int y = 0; y < raster.getHeight(); y++) {
      for (int x = 0; x < raster.getWidth(); x++) {
        for (int band = 0; band < raster.getNumBands(); band++) {
          int most = (1 << raster.getSampleModel().getSampleSize(band)) - 1;
          raster.setSample(x, y, band, (7 * x + 31 * y + 50 * band) % 251 % (most + 1));
        }
      }
    }
  }

  /** An image of gray or RGB samples with or without alpha, each of 8 or 16 bits, as given. */
  static BufferedImage samples(int bits, boolean alpha, int width, int[] values) {
    int bands = values.length / width;
    ColorSpace space = ColorSpace.getInstance(bands <= 2 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
    int type = bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
    int transparency = alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE;
    var model = new ComponentColorModel(space, alpha, false, transparency, type);
    WritableRaster raster = model.createCompatibleWritableRaster(width, 1);
    raster.setPixels(0, 0, width, 1, values);
    return new BufferedImage(model, raster, false, null);
  }

  /** An image of four colours, the last of them see-through. */
  static BufferedImage palette(int width, int height) {
    byte[] red = {10, (byte) 200, 0, 77};
    byte[] green = {20, 100, 0, 77};
    byte[] blue = {30, 50, 0, 77};
    IndexColorModel model = new IndexColorModel(2, 4, red, green, blue, 3);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    for (int i = 0; i < width * height; i++) {
      image.getRaster().setSample(i % width, i / width, 0, i % 4);
    }
    return image;
  }

  static byte[] encode(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, out)) {
      throw new IllegalArgumentException(format);
    }
    return out.toByteArray();
  }

  static Path write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  static Path write(Path file, BufferedImage image, String format) throws IOException {
    return write(file, encode(image, format));
  }

  /** A PNG file that claims a size but has no pixels. */
  static byte[] pngHeader(int width, int height) {
    return png(width, height, new byte[0]);
  }

  /** A PNG file in RGB with these filtered rows, which may be too few. */
  static byte[] png(int width, int height, byte[] rows) {
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
    Deflater deflater = new Deflater();
    deflater.setInput(rows);
    deflater.finish();
    byte[] packed = new byte[rows.length + 100];
    int length = deflater.deflate(packed);
    deflater.end();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    out.writeBytes(chunk("IHDR", header.array()));
    out.writeBytes(chunk("IDAT", Arrays.copyOf(packed, length)));
    out.writeBytes(chunk("IEND", new byte[0]));
    return out.toByteArray();
  }

  static byte[] chunk(String type, byte[] data) {
    byte[] body = new byte[4 + data.length];
    System.arraycopy(type.getBytes(StandardCharsets.US_ASCII), 0, body, 0, 4);
    System.arraycopy(data, 0, body, 4, data.length);
    CRC32 sum = new CRC32();
    sum.update(body);
    return ByteBuffer.allocate(body.length + 8)
        .putInt(data.length)
        .put(body)
        .putInt((int) sum.getValue())
        .array();
  }

  /** The bytes with others put in. */
  static byte[] splice(byte[] bytes, int at, byte[] inserted) {
    byte[] out = new byte[bytes.length + inserted.length];
    System.arraycopy(bytes, 0, out, 0, at);
    System.arraycopy(inserted, 0, out, at, inserted.length);
    System.arraycopy(bytes, at, out, at + inserted.length, bytes.length - at);
    return out;
  }

  /** A JPEG segment, its marker and length put before the data. */
  static byte[] segment(int marker, byte[] data) {
    return ByteBuffer.allocate(data.length + 4)
        .put((byte) 0xff)
        .put((byte) marker)
        .putShort((short) (data.length + 2))
        .put(data)
        .array();
  }

  /** A TIFF structure that says nothing but an orientation. */
  static byte[] tiff(ByteOrder order, int orientation) {
    ByteBuffer out = ByteBuffer.allocate(26).order(order);
    byte letter = (byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I');
    out.put(letter).put(letter).putShort((short) 42).putInt(8).putShort((short) 1);
    out.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
    return out.array();
  }

  /** An APP1 segment around a TIFF structure. */
  static byte[] exif(byte[] tiff) {
    byte[] data = new byte[6 + tiff.length];
    System.arraycopy("Exif\0\0".getBytes(StandardCharsets.US_ASCII), 0, data, 0, 6);
    System.arraycopy(tiff, 0, data, 6, tiff.length);
    return segment(0xe1, data);
  }
}
