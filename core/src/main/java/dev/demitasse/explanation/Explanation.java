package dev.demitasse.explanation;

import dev.demitasse.data.Fitting;
import dev.demitasse.data.Picture;
import dev.demitasse.model.Prediction;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a model says is in a picture, and what speaks for a class.
 *
 * @param picture the picture, of any size
 * @param prediction what the model says
 * @param label the class that the map is about
 * @param inputMap what speaks for it, of the network's input size
 * @param placement where in the input the picture lies
 */
public record Explanation(
    Picture picture,
    Prediction prediction,
    String label,
    HeatMap inputMap,
    Fitting.Placement placement) {
  private static final int SIDE_AT_LEAST = 256;
  private static final int SIDE_AT_MOST = 512;
  private static final int GAP = 8;

  /** What speaks for the class, over the picture's area, with so many rows and columns. */
  public HeatMap map(int height, int width) {
    return inputMap.cut(placement).resized(height, width);
  }

  /** The picture's pixel in which most speaks for the class; nowhere if nothing does. */
  public Optional<HeatMap.Place> peak() {
    return inputMap
        .cut(placement)
        .peak()
        .map(
            place ->
                new HeatMap.Place(
                    scaled(place.row(), placement.height(), picture.height()),
                    scaled(place.column(), placement.width(), picture.width())));
  }

  /** The pixel of so many that the middle of one among others over the same length is in. */
  private static int scaled(int pixel, int from, int to) {
    return (int) ((2L * pixel + 1) * to / (2L * from));
  }

  /**
   * The picture, and to its right the same in gray with the map over it. The longer side of each is
   * 256 to 512 pixels: small pictures are enlarged pixel by pixel, large ones reduced.
   */
  public Picture sideBySide() {
    Picture shown = shown();
    Picture over = map(shown.height(), shown.width()).over(shown);
    int width = 2 * shown.width() + GAP;
    byte[] pixels = new byte[3 * shown.height() * width];
    Arrays.fill(pixels, (byte) 255);
    copy(shown, pixels, width, 0);
    copy(over, pixels, width, shown.width() + GAP);
    return new Picture(3, shown.height(), width, pixels);
  }

  private Picture shown() {
    int longer = Math.max(picture.height(), picture.width());
    if (longer > SIDE_AT_MOST) {
      int height = Math.max(1, Math.round((float) picture.height() * SIDE_AT_MOST / longer));
      int width = Math.max(1, Math.round((float) picture.width() * SIDE_AT_MOST / longer));
      return new Fitting(3, height, width, height, width, false).apply(picture);
    }
    return enlarged(Math.ceilDiv(SIDE_AT_LEAST, longer));
  }

  private Picture enlarged(int times) {
    int height = picture.height() * times;
    int width = picture.width() * times;
    byte[] pixels = new byte[picture.channels() * height * width];
    int at = 0;
    for (int channel = 0; channel < picture.channels(); channel++) {
      for (int row = 0; row < height; row++) {
        int from = (channel * picture.height() + row / times) * picture.width();
        for (int column = 0; column < width; column++) {
          pixels[at++] = picture.pixels()[from + column / times];
        }
      }
    }
    return new Picture(picture.channels(), height, width, pixels);
  }

  private static void copy(Picture from, byte[] to, int width, int left) {
    for (int channel = 0; channel < 3; channel++) {
      int plane = from.channels() == 1 ? 0 : channel;
      for (int row = 0; row < from.height(); row++) {
        int source = (plane * from.height() + row) * from.width();
        int target = (channel * from.height() + row) * width + left;
        System.arraycopy(from.pixels(), source, to, target, from.width());
      }
    }
  }
}
