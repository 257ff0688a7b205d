package dev.demitasse.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * One quantity that grows while everything else stays.
 *
 * @param quantity what grows
 * @param points its values, and what is measured there
 */
record GrowthSeries(String quantity, List<Point> points) {
  private static final int BATCH = 64;

  GrowthSeries {
    points = List.copyOf(points);
  }

  /**
   * One value of the quantity.
   *
   * @param architecture a preset's name or the text of an architecture
   */
  record Point(int value, String architecture, int batchSize, int threads) {}

  /** Batch size, threads, the pictures' side and the channels, each growing alone. */
  static List<GrowthSeries> all(int threads) {
    return List.of(
        series(
            "batch size",
            List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024),
            n -> new Point(n, "report-cnn", n, threads)),
        series(
            "threads",
            IntStream.rangeClosed(1, threads).boxed().toList(),
            n -> new Point(n, "report-cnn", 128, n)),
        series(
            "side of the pictures",
            List.of(16, 24, 32, 48, 64, 96, 128, 160, 192, 224),
            n -> new Point(n, sided(n), BATCH, threads)),
        series(
            "channels",
            List.of(8, 16, 24, 32, 48, 64, 96, 128, 192, 256),
            n -> new Point(n, wide(n), BATCH, threads)));
  }

  private static GrowthSeries series(
      String quantity, List<Integer> values, IntFunction<Point> point) {
    List<Point> points = new ArrayList<>();
    values.forEach(value -> points.add(point.apply(value)));
    return new GrowthSeries(quantity, points);
  }

  /** The convolutions of report-cnn with one output, for pictures of this side. */
  private static String sided(int side) {
    return """
        Input(1, %d, %d)
        Conv(3, 1, 8, pad=1)
        Activation("relu")
        MaxPool(2)
        Conv(3, 8, 16, pad=1)
        Activation("relu")
        MaxPool(2)
        Flatten()
        Dense(outputs=1)
        Activation("sigmoid")
        """
        .formatted(side, side);
  }

  /** A convolution from and to so many channels, behind one that makes them, on 16x16. */
  private static String wide(int channels) {
    return """
        Input(1, 16, 16)
        Conv(3, 1, %1$d, pad=1)
        Activation("relu")
        Conv(3, %1$d, %1$d, pad=1)
        Activation("relu")
        MaxPool(2)
        Flatten()
        Dense(outputs=1)
        Activation("sigmoid")
        """
        .formatted(channels);
  }
}
