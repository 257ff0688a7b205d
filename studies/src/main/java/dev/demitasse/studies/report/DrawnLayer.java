package dev.demitasse.studies.report;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.AvgPool;
import dev.demitasse.layers.BatchNorm;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.DropPath;
import dev.demitasse.layers.Dropout;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.GlobalAvgPool;
import dev.demitasse.layers.Join;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.layers.PRelu;
import dev.demitasse.layers.SpatialDropout;
import dev.demitasse.model.LayerWords;
import dev.demitasse.model.Summary;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer as a block. On the main line it is as wide as what it gives is large, and its numbers
 * stand in the columns beside it; in a path beside others they stand within.
 *
 * @param lines what stands in the block, line by line
 * @param beside what stands beside it; empty within paths that are side by side
 * @param width how wide the block is
 * @param isAttached whether it touches what stands above it
 */
record DrawnLayer(
    List<String> lines,
    List<Summary.Line> beside,
    double width,
    double height,
    String paint,
    boolean isAttached)
    implements Drawn {
  private static final double SIZE = 13;
  private static final double SMALL = 12;
  private static final double BLOCK = 32;
  private static final double FLAT = 24;
  private static final double LINE = 15;
  private static final double MARGIN = 16;
  private static final double LANE = 186;
  private static final double NARROWEST = 190;
  private static final double WIDEST = 300;

  /** A layer on the main line, as it is at its first and its last coming. */
  static DrawnLayer onMainLine(
      NetworkPart.Single first, Summary.Line last, double logLargest, boolean attached) {
    String text = text(first.layer());
    return new DrawnLayer(
        List.of(text),
        List.of(first.line(), last),
        width(first.line().outputShape(), text, logLargest),
        attached ? FLAT : BLOCK,
        paint(first.layer()),
        attached);
  }

  /** What goes into a network. */
  static DrawnLayer input(Shape shape, double logLargest) {
    return new DrawnLayer(
        List.of("Input"), List.of(), width(shape, "Input", logLargest), BLOCK, Pen.MUTED, false);
  }

  private static double width(Shape shape, String text, double logLargest) {
    double share = Math.log1p(shape.size()) / logLargest;
    double room = Pen.width(text, SIZE) + MARGIN;
    return Math.max(room, NARROWEST + (WIDEST - NARROWEST) * share);
  }

  /** A layer in a path beside others, with what it gives and has. */
  static DrawnLayer inLane(NetworkPart.Single part, boolean attached) {
    List<String> lines = wrapped(text(part.layer()));
    if (!attached) {
      long weights = part.line().weights();
      String shape = part.line().outputShape().toString();
      lines.add(weights == 0 ? shape : shape + ", " + Headline.count(weights) + " weights");
    }
    double height = Math.max(FLAT, LINE * lines.size() + 8);
    return new DrawnLayer(lines, List.of(), LANE, height, paint(part.layer()), attached);
  }

  /** A text in lines that fit into a lane, broken behind commas. */
  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split("(?<=,) ", -1)) {
      if (!line.isEmpty() && Pen.width(line + " " + word, SMALL) > LANE - MARGIN) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static String text(Layer layer) {
    String settings = LayerWords.settings(layer);
    if (settings.isEmpty()) {
      return layer.kind();
    }
    return layer.kind() + (layer instanceof Dense ? ", " : " ") + settings;
  }

  /** Whether a layer only changes what the one before it gives, value by value. */
  static boolean isChange(Layer layer) {
    return switch (layer) {
      case Activation _, BatchNorm _, DropPath _, Dropout _, PRelu _, SpatialDropout _ -> true;
      case AvgPool _, Conv _, Dense _, Flatten _, GlobalAvgPool _, Join _, MaxPool _ -> false;
    };
  }

  private static String paint(Layer layer) {
    return switch (layer) {
      case Conv _ -> "var(--c1)";
      case MaxPool _, AvgPool _, GlobalAvgPool _ -> "var(--c3)";
      case Dense _ -> "var(--c2)";
      case Activation _, PRelu _ -> "var(--c5)";
      case BatchNorm _ -> "var(--c4)";
      case DropPath _, Dropout _, Flatten _, Join _, SpatialDropout _ -> Pen.MUTED;
    };
  }

  @Override
  public double left() {
    return width / 2;
  }

  @Override
  public double right() {
    return width / 2;
  }

  @Override
  public void draw(Pen pen, NetworkColumns columns, double axis, double top) {
    pen.box(axis, top, width, height, paint);
    double size = width == LANE ? SMALL : SIZE;
    double y = top + height / 2 - LINE * (lines.size() - 1) / 2.0;
    for (String line : lines) {
      pen.text(axis, y, line, "middle", size, Pen.INK);
      y += LINE;
    }
    if (!beside.isEmpty()) {
      columns.write(pen, beside, top + height / 2);
    }
  }
}
