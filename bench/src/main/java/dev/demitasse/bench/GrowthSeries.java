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

  /** Everything that is made to grow, each alone. */
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
            n -> new Point(n, wide(n), BATCH, threads)),
        series(
            "layers of a residual network",
            List.of(8, 14, 20, 32, 44, 56),
            n -> new Point(n, residual((n - 2) / 6, 16), BATCH, threads)),
        series(
            "first channels of a residual network",
            List.of(8, 16, 24, 32, 48, 64),
            n -> new Point(n, residual(1, n), BATCH, threads)));
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

  /**
   * A residual network like resnet20, which has 3 blocks in each of its three stages and begins
   * with 16 channels.
   */
  private static String residual(int blocks, int channels) {
    StringBuilder text = new StringBuilder("Input(3, 32, 32)\n");
    text.append(normalised(channels, 1, "")).append("Activation(\"relu\")\n");
    for (int stage = 0; stage < 3; stage++) {
      for (int block = 0; block < blocks; block++) {
        int width = channels << stage;
        text.append("Residual([\n")
            .append(normalised(width, stage > 0 && block == 0 ? 2 : 1, ","))
            .append("Activation(\"relu\"),\n")
            .append(normalised(width, 1, ","))
            .append("])\nActivation(\"relu\")\n");
      }
    }
    return text
        + "GlobalAvgPool()\nFlatten()\nDense(10)\nActivation(\"softmax\", \"cross_entropy\")\n";
  }

  /** A convolution and its normalisation, with something behind each. */
  private static String normalised(int channels, int stride, String end) {
    return "Conv(3, output_channel=%d, pad=1, stride=%d, bias=False)%3$s\nBatchNorm()%3$s\n"
        .formatted(channels, stride, end);
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
