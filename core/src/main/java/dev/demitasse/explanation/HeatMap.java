package dev.demitasse.explanation;

import dev.demitasse.data.Fitting;
import dev.demitasse.data.Picture;
import java.util.Optional;

/**
 * How much each place of a picture speaks for a class.
 *
 * <p>The array is shared, not copied.
 *
 * @param height rows
 * @param width columns
 * @param values one for each place, row by row, 0..1
 */
public record HeatMap(int height, int width, float[] values) {
  /** How much of the picture is left to be seen under the greatest heat. */
  private static final double SEEN_THROUGH = 0.3;

  /** A place by its row and column, from 0 at the upper left. */
  public record Place(int row, int column) {}

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a value is not from 0 to 1, or there are too few or many
   */
  public HeatMap {
    if (height < 1 || width < 1 || values.length != (long) height * width) {
      throw new IllegalArgumentException(
          "a heat map of %dx%d has that many values, found %d"
              .formatted(height, width, values.length));
    }
    for (float value : values) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("heat is from 0 to 1, found " + value);
      }
    }
  }

  /** Where the largest value is, the first of equals; nowhere if no place speaks for the class. */
  public Optional<Place> peak() {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[largest]) {
        largest = i;
      }
    }
    return values[largest] == 0
        ? Optional.empty()
        : Optional.of(new Place(largest / width, largest % width));
  }

  /**
   * The part of this map that lies where a picture does: what is on the frame around falls away.
   */
  public HeatMap cut(Fitting.Placement place) {
    float[] cut = new float[place.height() * place.width()];
    for (int row = 0; row < place.height(); row++) {
      int from = (place.top() + row) * width + place.left();
      System.arraycopy(values, from, cut, row * place.width(), place.width());
    }
    return new HeatMap(place.height(), place.width(), cut);
  }

  /** This map over the same area with more or fewer places, interpolated. */
  public HeatMap resized(int newHeight, int newWidth) {
    Interpolation rows = Interpolation.resizing(height, newHeight);
    Interpolation columns = Interpolation.resizing(width, newWidth);
    return new HeatMap(newHeight, newWidth, Interpolation.grid(values, rows, columns));
  }

  /**
   * The picture, in gray, with this map over it in colours from dark violet to light yellow; where
   * there is no heat, the picture is left as it is.
   *
   * @throws IllegalArgumentException if it is not of this map's size
   */
  public Picture over(Picture picture) {
    if (picture.height() != height || picture.width() != width) {
      throw new IllegalArgumentException(
          "a map of %dx%d does not fit a picture of %dx%d"
              .formatted(height, width, picture.height(), picture.width()));
    }
    byte[] pixels = new byte[3 * values.length];
    for (int i = 0; i < values.length; i++) {
      int colour = Colours.heat(values[i]);
      double covered = (1 - SEEN_THROUGH) * Math.min(1, 2 * values[i]);
      double gray = gray(picture, i);
      for (int channel = 0; channel < 3; channel++) {
        int tone = colour >> (16 - 8 * channel) & 0xff;
        double blend = covered * tone + (1 - covered) * gray;
        pixels[channel * values.length + i] = (byte) Math.round(blend);
      }
    }
    return new Picture(3, height, width, pixels);
  }

  private static double gray(Picture picture, int i) {
    byte[] from = picture.pixels();
    if (picture.channels() == 1) {
      return from[i] & 0xff;
    }
    int plane = picture.height() * picture.width();
    return 0.299 * (from[i] & 0xff)
        + 0.587 * (from[plane + i] & 0xff)
        + 0.114 * (from[2 * plane + i] & 0xff);
  }
}
