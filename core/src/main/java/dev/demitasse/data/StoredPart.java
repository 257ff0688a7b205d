package dev.demitasse.data;

import java.io.IOException;
import java.io.InputStream;

/**
 * One part of a data set whose pictures stand one after the other in one stream of bytes.
 *
 * @param part what it is for
 * @param imageSource the file or array of the pictures, for errors
 * @param labelSource the file or array of the labels, for errors
 * @param labels one for each picture, at least 0
 * @param channels of each picture, 1 or 3; a pixel's channels stand together: [H, W, C]
 * @param height of each picture
 * @param width of each picture
 * @param stream opens the bytes of the pictures
 */
record StoredPart(
    Part part,
    String imageSource,
    String labelSource,
    int[] labels,
    int channels,
    int height,
    int width,
    Opening stream) {
  /** Opens a stream at the first byte of the first picture. */
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }

  /** How many bytes one picture has. */
  int pictureSize() {
    return channels * height * width;
  }
}
