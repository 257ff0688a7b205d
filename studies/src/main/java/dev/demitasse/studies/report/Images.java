package dev.demitasse.studies.report;

import dev.demitasse.data.Dataset;
import dev.demitasse.data.Picture;
import dev.demitasse.data.PictureWriter;
import dev.demitasse.studies.page.Pictures.Image;
import dev.demitasse.tensor.Shape;

/** Pictures as a page takes them. */
final class Images {
  private Images() {}

  /** A picture of a data set. */
  static Picture picture(Dataset dataset, int index) {
    Shape shape = dataset.shape();
    return new Picture(
        shape.dimension(0), shape.dimension(1), shape.dimension(2), dataset.pixels(index));
  }

  /** A picture as PNG. */
  static Image of(Picture picture, String description, int width) {
    return new Image(PictureWriter.png(picture), description, width);
  }
}
