package dev.demitasse.data;

import dev.demitasse.tensor.Shape;

/**
 * How a picture of any size becomes a model's input.
 *
 * <p>It is turned to gray (Rec. 601 luma, rounded) or to colour, scaled to {@code scaledHeight x
 * scaledWidth} (area-averaged down, bilinear up), and centred on a black canvas of {@code height x
 * width}. Where the space around it is odd, the smaller half lies above and to the left.
 *
 * @param channels of the input: 1 or 3
 * @param height of the input
 * @param width of the input
 * @param scaledHeight what pictures are scaled to, at most {@code height}
 * @param scaledWidth what pictures are scaled to, at most {@code width}
 * @param keepAspect whether a picture is scaled to fit into {@code scaledHeight x scaledWidth} with
 *     its proportions kept, rather than stretched to fill it
 */
public record Fitting(
    int channels, int height, int width, int scaledHeight, int scaledWidth, boolean keepAspect) {
  /** Up to so many rows or columns of frame pictures are framed rather than scaled. */
  public static final int FRAME_AT_MOST = 8;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if there are not 1 or 3 channels, a size is below 1, or the
   *     scaled size exceeds the input's
   */
  public Fitting {
    if ((channels != 1 && channels != 3) || scaledHeight < 1 || scaledWidth < 1) {
      throw new IllegalArgumentException(
          "a fitting has 1 or 3 channels and sizes of at least 1, found %d channels scaled to %dx%d"
              .formatted(channels, scaledHeight, scaledWidth));
    }
    if (scaledHeight > height || scaledWidth > width) {
      throw new IllegalArgumentException(
          "pictures scaled to %dx%d do not fit an input of %dx%d"
              .formatted(scaledHeight, scaledWidth, height, width));
    }
  }

  /** Pictures scaled to the whole input, their proportions kept. */
  public static Fitting of(int channels, int height, int width) {
    return new Fitting(channels, height, width, height, width, true);
  }

  /**
   * Pictures of a source whose pictures all have one size: no larger than the input, they are
   * framed in black and not scaled (28x28 in 32x32); larger, they are scaled to the input.
   */
  public static Fitting padded(
      int channels, int height, int width, int sourceHeight, int sourceWidth) {
    if (sourceHeight > height || sourceWidth > width) {
      return of(channels, height, width);
    }
    return new Fitting(channels, height, width, sourceHeight, sourceWidth, true);
  }

  /**
   * Where in the input a picture comes to lie.
   *
   * @param top rows above it
   * @param left columns to the left of it
   * @param height rows it has there
   * @param width columns it has there
   */
  public record Placement(int top, int left, int height, int width) {}

  /** What every picture becomes: [channels, height, width]. */
  public Shape shape() {
    return Shape.of(channels, height, width);
  }

  /**
   * The picture as the input: [channels, height, width]. The given one is left as it is, and is
   * itself returned when it already fits.
   */
  public Picture apply(Picture picture) {
    Placement place = place(picture.height(), picture.width());
    return framed(Resizing.scale(toned(picture), place.height, place.width), place);
  }

  /** Where a picture of this size comes to lie in the input. */
  public Placement place(int pictureHeight, int pictureWidth) {
    int toHeight = scaledHeight;
    int toWidth = scaledWidth;
    if (keepAspect) {
      long tall = (long) pictureHeight * scaledWidth;
      long wide = (long) pictureWidth * scaledHeight;
      if (tall > wide) {
        toWidth = proportional(scaledHeight, pictureWidth, pictureHeight);
      } else if (wide > tall) {
        toHeight = proportional(scaledWidth, pictureHeight, pictureWidth);
      }
    }
    return new Placement((height - toHeight) / 2, (width - toWidth) / 2, toHeight, toWidth);
  }

  /** {@code length * numerator / denominator}, rounded, at least 1. */
  private static int proportional(int length, int numerator, int denominator) {
    return (int) Math.max(1, (2L * length * numerator + denominator) / (2L * denominator));
  }

  private Picture toned(Picture picture) {
    if (picture.channels() == channels) {
      return picture;
    }
    byte[] from = picture.pixels();
    int plane = picture.height() * picture.width();
    byte[] to = new byte[Math.multiplyExact(channels, plane)];
    if (channels == 3) {
      for (int channel = 0; channel < 3; channel++) {
        System.arraycopy(from, 0, to, channel * plane, plane);
      }
    } else {
      for (int i = 0; i < plane; i++) {
        int red = from[i] & 0xff;
        int green = from[plane + i] & 0xff;
        int blue = from[2 * plane + i] & 0xff;
        to[i] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
      }
    }
    return new Picture(channels, picture.height(), picture.width(), to);
  }

  private Picture framed(Picture picture, Placement place) {
    if (picture.height() == height && picture.width() == width) {
      return picture;
    }
    byte[] to = new byte[channels * height * width];
    for (int channel = 0; channel < channels; channel++) {
      for (int row = 0; row < picture.height(); row++) {
        int from = (channel * picture.height() + row) * picture.width();
        int at = (channel * height + place.top + row) * width + place.left;
        System.arraycopy(picture.pixels(), from, to, at, picture.width());
      }
    }
    return new Picture(channels, height, width, to);
  }
}
