package dev.demitasse.studies.report;

import dev.demitasse.data.Dataset;
import dev.demitasse.data.Fitting;
import dev.demitasse.data.Picture;
import dev.demitasse.data.PictureWriter;
import dev.demitasse.layers.Path;
import dev.demitasse.studies.page.Pictures.Image;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Pictures as a page takes them: those of a network with a large input are made smaller, so that
 * the page stays below two megabytes.
 *
 * @param side how wide or high they are at most, in pixels
 */
record Images(int side) {
  /** In base64, beside the chart library and the page's text, they are less than 2 MB. */
  private static final int BYTES_AT_MOST = 600_000;

  private static final int LARGEST_SIDE = 192; // twice as large as any is shown
  private static final int LEAST_SIDE = 8;

  /** The pictures of a report, as large as they may be. */
  static Images of(FinishedRun run) {
    List<Shape> shapes = shapes(run);
    int side = LARGEST_SIDE;
    while (side > LEAST_SIDE && bytes(shapes, side) > BYTES_AT_MOST) {
      side--;
    }
    return new Images(side);
  }

  /** The shape [C, H, W] of each picture that a report has at most. */
  private static List<Shape> shapes(FinishedRun run) {
    Shape input = run.trained().model().architecture().input();
    Shape heated = Shape.of(3, input.dimension(1), input.dimension(2));
    int classes = run.trained().model().classNames().size();
    List<Shape> shapes = new ArrayList<>();
    shapes.addAll(Collections.nCopies(DataSection.samples(classes), input));
    shapes.addAll(Collections.nCopies(2 * MistakeSection.SHOWN, input));
    shapes.addAll(Collections.nCopies(2 * MistakeSection.SHOWN, heated));
    for (Path.Place place : ShownLayers.of(run.trained().model().architecture())) {
      Shape output = place.output();
      int maps = Math.min(output.dimension(0), InsideSection.CHANNELS_AT_MOST);
      Shape map = Shape.of(1, output.dimension(1), output.dimension(2));
      shapes.addAll(Collections.nCopies(maps, map));
    }
    return shapes;
  }

  /** How many bytes they are before they are compressed, which noise cannot be. */
  private static long bytes(List<Shape> shapes, int side) {
    long bytes = 0;
    for (Shape shape : shapes) {
      Shape shrunk = shrunk(shape.dimension(0), shape.dimension(1), shape.dimension(2), side);
      bytes += shrunk.size();
    }
    return bytes;
  }

  /** A picture of a data set. */
  static Picture picture(Dataset dataset, int index) {
    Shape shape = dataset.shape();
    return new Picture(
        shape.dimension(0), shape.dimension(1), shape.dimension(2), dataset.pixels(index));
  }

  /** A picture as PNG. */
  Image of(Picture picture, String description, int width) {
    Shape shape = shrunk(picture.channels(), picture.height(), picture.width(), side);
    int height = shape.dimension(1);
    int across = shape.dimension(2);
    Fitting fitting = new Fitting(picture.channels(), height, across, height, across, false);
    return new Image(PictureWriter.png(fitting.apply(picture)), description, width);
  }

  /** The shape of a picture made small enough, its proportions kept. */
  private static Shape shrunk(int channels, int height, int width, int side) {
    double scale = Math.min(1, (double) side / Math.max(height, width));
    return Shape.of(
        channels,
        Math.max(1, (int) Math.round(scale * height)),
        Math.max(1, (int) Math.round(scale * width)));
  }
}
