package dev.demitasse.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Java's images as pictures: stored values, scaled to 8 bits, over white where they are
 * see-through.
 *
 * <p>The raster is read and not {@link BufferedImage#getRGB}, which takes gray values to be linear
 * light and changes them. Colour profiles are not applied.
 */
final class ImagePixels {
  private ImagePixels() {}

  /** 1 if an image with this model holds grays only, otherwise 3. */
  static int channels(ColorModel model) {
    if (model instanceof IndexColorModel palette) {
      for (int i = 0; i < palette.getMapSize(); i++) {
        if (palette.getRed(i) != palette.getGreen(i) || palette.getRed(i) != palette.getBlue(i)) {
          return 3;
        }
      }
      return 1;
    }
    return model.getColorSpace().getType() == ColorSpace.TYPE_GRAY ? 1 : 3;
  }

  /**
   * The image's pixels.
   *
   * @throws UnreadablePicture if its values are neither gray nor red, green and blue, or not whole
   *     numbers of at most 16 bits
   */
  static Picture picture(BufferedImage image) throws UnreadablePicture {
    ColorModel model = image.getColorModel();
    Raster raster = image.getRaster();
    int channels = channels(model);
    int width = raster.getWidth();
    int plane = Math.multiplyExact(width, raster.getHeight());
    byte[] pixels = new byte[Math.multiplyExact(channels, plane)];
    int bands = raster.getNumBands();
    Tones tones = tones(model, channels, bands);
    int[] row = new int[bands * width];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int channel = 0; channel < channels; channel++) {
        int at = channel * plane + y * width;
        for (int x = 0; x < width; x++) {
          pixels[at + x] = (byte) tones.value(row, x * bands, channel);
        }
      }
    }
    return new Picture(channels, raster.getHeight(), width, pixels);
  }

  /** Makes one channel's 8-bit value of a pixel's stored values. */
  private interface Tones {
    int value(int[] values, int pixel, int channel);
  }

  private static Tones tones(ColorModel model, int channels, int bands) throws UnreadablePicture {
    if (model instanceof IndexColorModel palette) {
      return palette(palette);
    }
    int type = model.getColorSpace().getType();
    if (type != ColorSpace.TYPE_GRAY && type != ColorSpace.TYPE_RGB) {
      throw new UnreadablePicture("has colours that are neither gray nor red, green and blue");
    }
    boolean whole =
        model.getTransferType() == DataBuffer.TYPE_BYTE
            || model.getTransferType() == DataBuffer.TYPE_USHORT
            || model instanceof DirectColorModel;
    int alpha = model.hasAlpha() ? 1 : 0;
    if (!whole
        || !(model instanceof ComponentColorModel || model instanceof DirectColorModel)
        || bands != channels + alpha) {
      throw new UnreadablePicture("has pixels that are not whole numbers of at most 16 bits");
    }
    long[] most = new long[bands];
    for (int band = 0; band < bands; band++) {
      most[band] = (1L << model.getComponentSize(band)) - 1;
    }
    if (alpha == 0) {
      return (values, pixel, channel) -> scaled(values[pixel + channel], most[channel]);
    }
    boolean multiplied = model.isAlphaPremultiplied();
    return (values, pixel, channel) -> {
      long full = most[bands - 1];
      long opacity = values[pixel + bands - 1];
      long light = values[pixel + channel] * (multiplied ? full : opacity);
      long white = most[channel] * (full - opacity);
      return scaled(Math.min(light + white, most[channel] * full), most[channel] * full);
    };
  }

  private static Tones palette(IndexColorModel palette) {
    int[][] table = new int[3][palette.getMapSize()];
    for (int i = 0; i < palette.getMapSize(); i++) {
      int alpha = palette.getAlpha(i);
      int white = 255 * (255 - alpha);
      table[0][i] = scaled(palette.getRed(i) * alpha + white, 255 * 255);
      table[1][i] = scaled(palette.getGreen(i) * alpha + white, 255 * 255);
      table[2][i] = scaled(palette.getBlue(i) * alpha + white, 255 * 255);
    }
    return (values, pixel, channel) -> table[channel][values[pixel]];
  }

  /** {@code 255 value / most}, rounded half up. */
  private static int scaled(long value, long most) {
    return (int) ((510 * value + most) / (2 * most));
  }
}
