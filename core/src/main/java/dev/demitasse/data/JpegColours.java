package dev.demitasse.data;

import java.awt.image.Raster;

/**
 * What the components of a JPEG file mean, and how they become gray or red, green and blue.
 *
 * <p>Colour profiles are not looked at. Inks become light by {@code red = (255 - cyan) (255 -
 * black) / 255}, and so on. Source: T.871 clause 7 for YCbCr, with libjpeg's 16-bit fixed point.
 */
enum JpegColours {
  /** One component: luminance. */
  GRAY,
  /** Red, green, blue. */
  RGB,
  /** Luminance and two differences of colour. */
  YCC,
  /** Inks, 255 standing for full ink. */
  CMYK,
  /** Inks, 0 standing for full ink, as Adobe's programs write them. */
  INVERTED_CMYK,
  /** {@link #INVERTED_CMYK}, whose first three components, inverted, are written as YCC. */
  YCCK;

  /**
   * What libjpeg takes the components to be.
   *
   * @param ids the components' numbers in the frame header
   * @param jfif whether there is a JFIF segment
   * @param transform the colour transform of an Adobe segment, -1 if there is none
   */
  static JpegColours of(int[] ids, boolean jfif, int transform) {
    if (ids.length == 1) {
      return GRAY;
    }
    if (ids.length == 4) {
      return transform < 0 ? CMYK : transform == 0 ? INVERTED_CMYK : YCCK;
    }
    if (jfif) {
      return YCC;
    }
    boolean named = ids[0] == 'R' && ids[1] == 'G' && ids[2] == 'B';
    return transform == 0 || (transform < 0 && named) ? RGB : YCC;
  }

  /** How many components there are. */
  int components() {
    return switch (this) {
      case GRAY -> 1;
      case RGB, YCC -> 3;
      case CMYK, INVERTED_CMYK, YCCK -> 4;
    };
  }

  /** The picture of components as they are stored, 8 bits each. */
  Picture picture(Raster raster) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    int plane = width * height;
    int channels = this == GRAY ? 1 : 3;
    int components = components();
    byte[] pixels = new byte[channels * plane];
    int[] row = new int[components * width];
    for (int y = 0; y < height; y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0; x < width; x++) {
        toLight(row, components * x);
        for (int channel = 0; channel < channels; channel++) {
          pixels[channel * plane + y * width + x] = (byte) row[components * x + channel];
        }
      }
    }
    return new Picture(channels, height, width, pixels);
  }

  private void toLight(int[] values, int at) {
    switch (this) {
      case GRAY, RGB -> {}
      case YCC -> fromDifferences(values, at);
      case CMYK -> {
        for (int i = 0; i < 4; i++) {
          values[at + i] = 255 - values[at + i];
        }
        darken(values, at);
      }
      case INVERTED_CMYK -> darken(values, at);
      case YCCK -> {
        fromDifferences(values, at);
        for (int i = 0; i < 3; i++) {
          values[at + i] = 255 - values[at + i];
        }
        darken(values, at);
      }
    }
  }

  private static void fromDifferences(int[] values, int at) {
    int luminance = values[at];
    int blue = values[at + 1] - 128;
    int red = values[at + 2] - 128;
    values[at] = Math.clamp(luminance + ((91881 * red + 32768) >> 16), 0, 255);
    values[at + 1] = Math.clamp(luminance + ((-22554 * blue - 46802 * red + 32768) >> 16), 0, 255);
    values[at + 2] = Math.clamp(luminance + ((116130 * blue + 32768) >> 16), 0, 255);
  }

  private static void darken(int[] values, int at) {
    for (int i = 0; i < 3; i++) {
      values[at + i] = (values[at + i] * values[at + 3] + 127) / 255;
    }
  }
}
