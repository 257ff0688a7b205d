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
import dev.demitasse.layers.Path;
import dev.demitasse.layers.SpatialDropout;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.LayerWords;
import dev.demitasse.model.Summary;
import dev.demitasse.studies.page.Drawing;
import dev.demitasse.studies.page.Markup;
import dev.demitasse.studies.page.Table;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * A network as blocks from the top down, each as wide as what it gives is large, with its shape and
 * what it costs beside it.
 */
final class NetworkDrawing {
  private static final int WIDTH = 960;
  private static final int ROW = 46;
  private static final int BLOCK = 32;
  private static final int HEAD = 12;
  private static final int TOP = 30;
  private static final int WIDEST = 300;
  private static final int NARROWEST = 190;
  private static final int MIDDLE = 160;
  private static final int SHAPE = 350;
  private static final int SEES = 480;
  private static final int WEIGHTS = 565;
  private static final int ADDS = 770;
  private static final int NUMBER = 78;
  private static final int BAR = 90;

  private final Architecture architecture;
  private final Summary summary;
  private final List<Markup> parts = new ArrayList<>();
  private final double logLargest;

  private NetworkDrawing(Architecture architecture) {
    this.architecture = architecture;
    summary = Summary.of(architecture);
    double largest = architecture.input().size();
    for (Path.Place place : architecture.places()) {
      largest = Math.max(largest, place.output().size());
    }
    logLargest = Math.log1p(largest);
  }

  static Drawing of(Architecture architecture, Table table) {
    return new NetworkDrawing(architecture).draw(table);
  }

  private Drawing draw(Table table) {
    head();
    block(0, "Input", summary.input(), "var(--muted)");
    at(SHAPE, center(0), summary.input().toString());
    for (int i = 0; i < summary.lines().size(); i++) {
      line(i + 1, summary.lines().get(i), architecture.places().get(i).layer());
    }
    int height = TOP + (summary.lines().size() + 1) * ROW;
    Markup.Element svg =
        Markup.element("svg")
            .attribute("viewBox", "0 0 %d %d".formatted(WIDTH, height))
            .attribute("width", WIDTH)
            .attribute("style", "min-width:44rem")
            .attribute("font-size", 13)
            .with(Markup.group(parts));
    return new Drawing(
        "The network from the input down. A block is the wider, the more values it gives (on a"
            + " logarithmic scale); bars compare weights and multiply-adds among the layers; a"
            + " value sees the rows and columns of the picture that it can depend on.",
        "The layers of %s from the input down; the table below has the same in numbers."
            .formatted(summary.name()),
        svg,
        table);
  }

  private void head() {
    at(SHAPE, HEAD, "output");
    at(SEES, HEAD, "sees");
    parts.add(text(WEIGHTS + NUMBER, HEAD, "weights").attribute("text-anchor", "end"));
    parts.add(text(ADDS + NUMBER, HEAD, "multiply-adds").attribute("text-anchor", "end"));
  }

  private void line(int row, Summary.Line line, Layer layer) {
    block(row, told(layer), line.outputShape(), paint(layer));
    at(SHAPE, center(row), line.outputShape().toString());
    at(SEES, center(row), line.receptiveField().toString());
    bar(WEIGHTS, row, line.weights(), most(Summary.Line::weights));
    bar(ADDS, row, line.multiplyAdds(), most(Summary.Line::multiplyAdds));
  }

  private long most(ToLongFunction<Summary.Line> what) {
    return Math.max(1, summary.lines().stream().mapToLong(what).max().orElse(1));
  }

  private static String told(Layer layer) {
    return (layer.kind() + " " + LayerWords.settings(layer)).strip();
  }

  private void block(int row, String text, Shape shape, String paint) {
    double share = Math.log1p(shape.size()) / logLargest;
    double width = NARROWEST + (WIDEST - NARROWEST) * share;
    double left = MIDDLE - width / 2;
    int top = TOP + row * ROW;
    if (row > 0) {
      parts.add(
          Markup.element("path")
              .attribute("d", "M%d %dV%d".formatted(MIDDLE, top - (ROW - BLOCK), top))
              .attribute("stroke", "var(--muted)"));
    }
    parts.add(
        Markup.element("rect")
            .attribute("x", number(left))
            .attribute("y", top)
            .attribute("width", number(width))
            .attribute("height", BLOCK)
            .attribute("rx", 4)
            .attribute("fill", paint)
            .attribute("fill-opacity", 0.16)
            .attribute("stroke", paint));
    parts.add(text(MIDDLE, top + BLOCK / 2, text).attribute("text-anchor", "middle"));
  }

  private static String paint(Layer layer) {
    return switch (layer) {
      case Conv conv -> "var(--c1)";
      case MaxPool _, AvgPool _, GlobalAvgPool _ -> "var(--c3)";
      case Dense _ -> "var(--c2)";
      case Activation _, PRelu _ -> "var(--c5)";
      case BatchNorm _ -> "var(--c4)";
      case DropPath _, Dropout _, Flatten _, Join _, SpatialDropout _ -> "var(--muted)";
    };
  }

  /** A number, and beside it a bar as long as its share of the largest. */
  private void bar(int left, int row, long value, long most) {
    parts.add(
        text(left + NUMBER, center(row), value == 0 ? "–" : Headline.count(value))
            .attribute("text-anchor", "end"));
    if (value > 0) {
      parts.add(
          Markup.element("rect")
              .attribute("x", left + NUMBER + 8)
              .attribute("y", center(row) - 6)
              .attribute("width", number(Math.max(1, (double) BAR * value / most)))
              .attribute("height", 12)
              .attribute("fill", "var(--c1)"));
    }
  }

  private void at(int x, int y, String text) {
    parts.add(text(x, y, text));
  }

  private static Markup.Element text(int x, int y, String text) {
    return Markup.element("text", text)
        .attribute("x", x)
        .attribute("y", y)
        .attribute("dominant-baseline", "central")
        .attribute("fill", "var(--ink)");
  }

  private static int center(int row) {
    return TOP + row * ROW + BLOCK / 2;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
