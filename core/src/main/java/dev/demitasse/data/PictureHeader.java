package dev.demitasse.data;

/**
 * What a picture will be, known before it is decoded.
 *
 * @param channels 1 (gray) or 3
 * @param height rows
 * @param width columns
 */
record PictureHeader(int channels, int height, int width) {
  private static final int MAXIMAL_SIDE = 100_000;
  private static final long MAXIMAL_PIXELS = 100_000_000;

  /**
   * Checks the sizes a file claims, before memory is taken for them.
   *
   * @throws UnreadablePicture if a side is below 1 or above 100,000, or there are more than 100
   *     million pixels
   */
  static PictureHeader of(int channels, long height, long width) throws UnreadablePicture {
    if (height < 1 || width < 1) {
      throw new UnreadablePicture("claims to be %dx%d pixels large".formatted(width, height));
    }
    if (height > MAXIMAL_SIDE || width > MAXIMAL_SIDE || height * width > MAXIMAL_PIXELS) {
      throw new UnreadablePicture(
          "claims to be %dx%d pixels large, but at most 100 million pixels are read"
              .formatted(width, height));
    }
    return new PictureHeader(channels, (int) height, (int) width);
  }

  /** The same with rows and columns exchanged. */
  PictureHeader transposed() {
    int rows = width;
    int columns = height;
    return new PictureHeader(channels, rows, columns);
  }

  /** How many pixels there are. */
  int area() {
    return height * width;
  }
}
