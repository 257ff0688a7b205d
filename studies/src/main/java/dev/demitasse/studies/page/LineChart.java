package dev.demitasse.studies.page;

import static dev.demitasse.studies.page.ChartStyle.ordered;

import dev.demitasse.studies.page.Legend.Swatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Lines over a common axis.
 *
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series the lines
 * @param marks places along the horizontal axis to be marked, such as the chosen epoch
 * @param dots single points to be marked, such as the chosen threshold
 */
public record LineChart(Axis x, Axis y, List<Series> series, List<Mark> marks, List<Dot> dots)
    implements Chart {
  private static final int HEIGHT = 340;
  private static final int SYMBOL = 8;
  private static final int DASHED_SYMBOL = 6; // so that a line below shows its own around it
  private static final int SYMBOLS_AT_MOST = 40;
  private static final int SYMBOLS_OF_CURVES_AT_MOST = 16;

  /** A place along the horizontal axis, and what it is. */
  public record Mark(double x, String label) {}

  /** A point, and what it is. */
  public record Dot(double x, double y, String label) {}

  /** Copies the lists. */
  public LineChart {
    series = List.copyOf(series);
    marks = List.copyOf(marks);
    dots = List.copyOf(dots);
  }

  /** Lines with nothing marked. */
  public static LineChart of(Axis x, Axis y, List<Series> series) {
    return new LineChart(x, y, series, List.of(), List.of());
  }

  /** The same chart with one more place marked. */
  public LineChart marked(double at, String label) {
    List<Mark> more = new ArrayList<>(marks);
    more.add(new Mark(at, label));
    return new LineChart(x, y, series, more, dots);
  }

  /** The same chart with one more point marked. */
  public LineChart dotted(double atX, double atY, String label) {
    List<Dot> more = new ArrayList<>(dots);
    more.add(new Dot(atX, atY, label));
    return new LineChart(x, y, series, marks, more);
  }

  @Override
  public int height() {
    return HEIGHT;
  }

  @Override
  public Map<String, Object> option() {
    List<Object> drawn = new ArrayList<>();
    int colour = 0;
    for (Series line : series) {
      boolean reference = line.stroke() == Series.Stroke.REFERENCE;
      String paint = reference ? ChartStyle.MUTED : ChartStyle.colour(colour);
      if (line.hasBand()) {
        drawn.add(band(line, paint));
      }
      drawn.add(line(line, paint, ChartStyle.symbol(colour)));
      colour += reference ? 0 : 1;
    }
    drawn.add(drawnMarks());
    drawn.add(drawnDots());
    Map<String, Object> option = ChartStyle.base("axis");
    option.put("xAxis", ChartStyle.horizontal(lone() ? x.around(places()[0]) : x.option()));
    option.put("yAxis", ChartStyle.vertical(y.option()));
    option.put("series", drawn);
    return option;
  }

  private Map<String, Object> line(Series line, String paint, String symbol) {
    boolean reference = line.stroke() == Series.Stroke.REFERENCE;
    List<Object> data = new ArrayList<>();
    for (Point point : line.points()) {
      data.add(pair(x.plotted(point.x()), y.plotted(point.y().value())));
    }
    return ordered(
        "type",
        "line",
        "name",
        line.name(),
        "data",
        data,
        "symbol",
        symbol,
        "symbolSize",
        line.stroke() == Series.Stroke.DASHED ? DASHED_SYMBOL : SYMBOL,
        "showSymbol",
        !reference && data.size() <= symbolsAtMost(),
        "itemStyle",
        ordered("color", paint),
        "lineStyle",
        ordered(
            "color", paint,
            "width", reference ? 1 : 2,
            "type", line.stroke() == Series.Stroke.SOLID ? "solid" : "dashed"),
        "emphasis",
        ordered("disabled", true));
  }

  /** Beyond this, symbols would hide the line. */
  private int symbolsAtMost() {
    return x.scale() == Axis.Scale.COUNTED ? SYMBOLS_AT_MOST : SYMBOLS_OF_CURVES_AT_MOST;
  }

  private static List<Object> pair(Object x, Object y) {
    List<Object> pair = new ArrayList<>(); // List.of takes no null, which leaves a gap
    pair.add(x);
    pair.add(y);
    return pair;
  }

  private Map<String, Object> band(Series line, String paint) {
    List<Object> data = new ArrayList<>();
    for (Point point : line.points()) {
      Double low = y.plotted(point.y().low());
      Double high = y.plotted(point.y().high());
      if (low != null && high != null) {
        data.add(List.of(x.plotted(point.x()), low, high));
      }
    }
    return ordered("type", "band", "color", paint, "data", data);
  }

  private Map<String, Object> drawnMarks() {
    List<Object> data = new ArrayList<>();
    for (Mark mark : marks) {
      data.add(ordered("xAxis", mark.x(), "name", mark.label()));
    }
    Map<String, Object> label =
        ordered("formatter", "{b}", "color", ChartStyle.INK, "position", "end", "distance", 4);
    return ordered(
        "type", "line",
        "data", List.of(),
        "markLine",
            ordered(
                "silent",
                true,
                "symbol",
                "none",
                "lineStyle",
                ordered("color", ChartStyle.MUTED, "type", "dotted", "width", 1.5),
                "label",
                label,
                "data",
                data));
  }

  private Map<String, Object> drawnDots() {
    List<Object> data = new ArrayList<>();
    for (Dot dot : dots) {
      data.add(
          ordered(
              "name", dot.label(),
              "value", pair(x.plotted(dot.x()), y.plotted(dot.y())),
              "label", ordered("position", isToTheRight(dot) ? "left" : "right")));
    }
    return ordered(
        "type",
        "scatter",
        "data",
        data,
        "symbolSize",
        11,
        "z",
        5,
        "itemStyle",
        ordered("color", ChartStyle.INK, "borderColor", ChartStyle.PAPER, "borderWidth", 2),
        "label",
        ordered(
            "show",
            true,
            "formatter",
            "{b}",
            "offset",
            List.of(0, 14),
            "color",
            ChartStyle.INK,
            "backgroundColor",
            ChartStyle.PAPER,
            "padding",
            List.of(1, 3)),
        "tooltip",
        ordered("show", false),
        "emphasis",
        ordered("disabled", true));
  }

  private boolean isToTheRight(Dot dot) {
    double least = Arrays.stream(places()).min().orElse(0);
    double most = Arrays.stream(places()).max().orElse(0);
    return dot.x() > (least + most) / 2;
  }

  /** Whether there is one whole number alone along the horizontal axis, such as a single epoch. */
  private boolean lone() {
    return x.scale() == Axis.Scale.COUNTED && Arrays.stream(places()).distinct().count() == 1;
  }

  /** Where along the horizontal axis there are points. */
  private double[] places() {
    return series.stream().flatMap(line -> line.points().stream()).mapToDouble(Point::x).toArray();
  }

  @Override
  public Legend legend() {
    List<Legend.Entry> entries = new ArrayList<>();
    int colour = 0;
    for (Series line : series) {
      switch (line.stroke()) {
        case REFERENCE ->
            entries.add(new Legend.Entry(line.name(), ChartStyle.MUTED, 0, Swatch.REFERENCE));
        case SOLID, DASHED -> {
          Swatch swatch = line.stroke() == Series.Stroke.SOLID ? Swatch.LINE : Swatch.DASHED;
          entries.add(new Legend.Entry(line.name(), ChartStyle.colour(colour), colour, swatch));
          colour++;
        }
      }
    }
    return new Legend(entries);
  }

  @Override
  public Table table() {
    return LineTable.of(this);
  }
}
