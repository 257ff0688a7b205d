package dev.demitasse.studies.report;

import dev.demitasse.model.Summary;
import dev.demitasse.studies.page.Drawing;
import dev.demitasse.studies.page.Markup;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A network as blocks from the top down, each as wide as what it gives is large, with its shape and
 * what it costs beside it.
 */
final class NetworkDrawing {
  private static final int WIDTH = 960;
  private static final int ROW = 46;
  private static final int BLOCK = 32;
  private static final int TOP = 30;
  private static final int WIDEST = 300;
  private static final int NARROWEST = 150;
  private static final int MIDDLE = 160;
  private static final int SHAPE = 350;
  private static final int SEES = 480;
  private static final int WEIGHTS = 565;
  private static final int ADDS = 770;
  private static final int BAR = 85;

  private final Summary summary;
  private final List<Markup> parts = new ArrayList<>();
  private final double logLargest;

  private NetworkDrawing(Summary summary) {
    this.summary = summary;
    double largest = Math.log1p(summary.input().size());
    for (Summary.Line line : summary.lines()) {
      largest = Math.max(largest, Math.log1p(line.outputShape().size()));
    }
    logLargest = largest;
  }

  static Drawing of(Summary summary) {
    return new NetworkDrawing(summary).draw();
  }

  private Drawing draw() {
    head();
    block(0, "Input", "", summary.input(), "var(--muted)");
    at(SHAPE, center(0), summary.input().toString());
    for (int i = 0; i < summary.lines().size(); i++) {
      line(i + 1, summary.lines().get(i));
    }
    int height = TOP + (summary.lines().size() + 1) * ROW;
    Markup.Element svg =
        Markup.element("svg")
            .attribute("viewBox", "0 0 %d %d".formatted(WIDTH, height))
            .attribute("width", WIDTH)
            .attribute("font-size", 13)
            .with(Markup.group(parts));
    return new Drawing(
        "The network from the input down. A block is the wider, the more values it gives (on a"
            + " logarithmic scale); bars compare weights and multiply-adds among the layers; a"
            + " value sees the rows and columns of the picture that it can depend on.",
        "The layers of %s from the input down; the table below has the same in numbers."
            .formatted(summary.name()),
        svg);
  }

  private void head() {
    String[] names = {"output", "sees", "weights", "multiply-adds"};
    int[] places = {SHAPE, SEES, WEIGHTS, ADDS};
    for (int i = 0; i < names.length; i++) {
      parts.add(text(places[i], 14, names[i]).attribute("fill", "var(--muted)"));
    }
  }

  private void line(int row, Summary.Line line) {
    String arguments = line.description().replaceFirst("^\\w+", "").replaceAll("^\\(|\\)$", "");
    block(row, line.kind(), short_(line.kind(), arguments), line.outputShape(), paint(line));
    at(SHAPE, center(row), line.outputShape().toString());
    at(SEES, center(row), line.receptiveField().toString());
    bar(WEIGHTS, row, line.weights(), most(Summary.Line::weights));
    bar(ADDS, row, line.multiplyAdds(), most(Summary.Line::multiplyAdds));
  }

  private long most(java.util.function.ToLongFunction<Summary.Line> what) {
    return Math.max(1, summary.lines().stream().mapToLong(what).max().orElse(1));
  }

  /** What distinguishes this layer from others of its kind, in a few characters. */
  private static String short_(String kind, String arguments) {
    return kind + arguments;
  }

  private void block(int row, String kind, String detail, Shape shape, String paint) {
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
    parts.add(
        text(MIDDLE, top + BLOCK / 2, detail.isEmpty() ? kind : detail)
            .attribute("text-anchor", "middle"));
  }

  private static String paint(Summary.Line line) {
    return switch (line.kind()) {
      case "Conv" -> "var(--c1)";
      case "MaxPool" -> "var(--c3)";
      case "Dense" -> "var(--c2)";
      case "Activation" -> "var(--c5)";
      default -> "var(--muted)";
    };
  }

  private void bar(int left, int row, long value, long most) {
    if (value == 0) {
      at(left, center(row), "–");
      return;
    }
    parts.add(
        Markup.element("rect")
            .attribute("x", left)
            .attribute("y", center(row) - 6)
            .attribute("width", number(Math.max(1, (double) BAR * value / most)))
            .attribute("height", 12)
            .attribute("fill", "var(--c1)"));
    at(left + BAR + 8, center(row), Headline.count(value));
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
