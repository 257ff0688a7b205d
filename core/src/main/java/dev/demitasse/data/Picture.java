package dev.demitasse.data;

/**
 * A picture of 8-bit values, one plane after the other: [C, H, W].
 *
 * <p>The array is shared, not copied.
 *
 * @param channels 1 (gray) or 3 (red, green, blue)
 * @param height rows, at least 1
 * @param width columns, at least 1
 * @param pixels {@code channels * height * width} unsigned bytes, columns running fastest
 */
public record Picture(int channels, int height, int width, byte[] pixels) {
  /**
   * Checks the array against the sizes.
   *
   * @throws IllegalArgumentException if there are not 1 or 3 channels, a side is below 1, or the
   *     array's length is not the product of the three
   */
  public Picture {
    if ((channels != 1 && channels != 3) || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "a picture has 1 or 3 channels and sides of at least 1, found %dx%dx%d"
              .formatted(channels, height, width));
    }
    if (pixels.length != channels * (long) height * width) {
      throw new IllegalArgumentException(
          "a picture of %dx%dx%d has that many pixels, found %d"
              .formatted(channels, height, width, pixels.length));
    }
  }
}
