package dev.demitasse.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures as PNG: gray with one channel, colour with three. */
public final class PictureWriter {
  private PictureWriter() {}

  /** The bytes of a PNG file, the same every time. */
  public static byte[] png(Picture picture) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(image(picture));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory takes what it is given
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage image(Picture picture) {
    int height = picture.height();
    int width = picture.width();
    byte[] pixels = picture.pixels();
    if (picture.channels() == 1) {
      BufferedImage gray = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
      gray.getRaster().setDataElements(0, 0, width, height, pixels);
      return gray;
    }
    int plane = height * width;
    int[] values = new int[plane];
    for (int i = 0; i < plane; i++) {
      int red = pixels[i] & 0xff;
      int green = pixels[plane + i] & 0xff;
      int blue = pixels[2 * plane + i] & 0xff;
      values[i] = red << 16 | green << 8 | blue;
    }
    BufferedImage colour = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    colour.setRGB(0, 0, width, height, values, 0, width);
    return colour;
  }
}
