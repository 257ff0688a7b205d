package dev.demitasse.studies.page;

import static dev.demitasse.studies.page.ChartStyle.ordered;

import dev.demitasse.studies.page.Legend.Swatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Named points, and a staircase through the best of them.
 *
 * <p>Names of points that lie close together would cover each other, and run over the edge of a
 * narrow window. So the points of the staircase bear numbers, which the legend explains; without a
 * staircase a point bears its name, unless it is alone in a group that the legend calls the same.
 *
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param groups the points, each group in a colour and a shape of its own
 * @param front the points of the staircase, from the left, such as a Pareto front; may be empty
 */
public record ScatterChart(Axis x, Axis y, List<Group> groups, List<Dot> front) implements Chart {
  private static final int HEIGHT = 420;

  /** A named point. */
  public record Dot(double x, double y, String name) {}

  /**
   * Points that belong together.
   *
   * @param name what they are
   * @param dots the points
   */
  public record Group(String name, List<Dot> dots) {
    /** Copies the list. */
    public Group {
      dots = List.copyOf(dots);
    }
  }

  /** Copies the lists. */
  public ScatterChart {
    groups = List.copyOf(groups);
    front = List.copyOf(front);
  }

  @Override
  public int height() {
    return HEIGHT;
  }

  @Override
  public Map<String, Object> option() {
    List<Object> series = new ArrayList<>();
    if (!front.isEmpty()) {
      series.add(
          ordered(
              "type",
              "line",
              "step",
              "end",
              "data",
              front.stream().map(this::place).toList(),
              "symbol",
              "none",
              "silent",
              true,
              "lineStyle",
              ordered("color", ChartStyle.MUTED, "width", 1, "type", "dashed"),
              "tooltip",
              ordered("show", false)));
    }
    for (int i = 0; i < groups.size(); i++) {
      series.add(dots(groups.get(i), i));
    }
    Map<String, Object> option = ChartStyle.base("item");
    option.put("xAxis", ChartStyle.horizontal(x.option()));
    option.put("yAxis", ChartStyle.vertical(y.option()));
    option.put("series", series);
    return option;
  }

  private List<Object> place(Dot dot) {
    List<Object> place = new ArrayList<>(); // List.of takes no null
    place.add(x.plotted(dot.x()));
    place.add(y.plotted(dot.y()));
    return place;
  }

  private Map<String, Object> dots(Group group, int number) {
    List<Object> data = new ArrayList<>();
    for (Dot dot : group.dots()) {
      data.add(
          ordered(
              "name",
              dot.name(),
              "value",
              place(dot),
              "label",
              ordered("show", !label(group, dot).isEmpty(), "formatter", label(group, dot))));
    }
    return ordered(
        "type", "scatter",
        "name", group.name(),
        "data", data,
        "symbol", ChartStyle.symbol(number),
        "symbolSize", 10,
        "itemStyle", ordered("color", ChartStyle.colour(number)),
        "label", ordered("position", "top", "color", ChartStyle.INK),
        "labelLayout", ordered("hideOverlap", true),
        "emphasis", ordered("disabled", true));
  }

  /** What stands beside a point; nothing if the legend or the tooltip has to do. */
  private String label(Group group, Dot dot) {
    if (front.isEmpty()) {
      return group.name().equals(dot.name()) ? "" : dot.name();
    }
    int place = front.indexOf(dot);
    return place < 0 ? "" : Integer.toString(place + 1);
  }

  @Override
  public Legend legend() {
    List<Legend.Entry> entries = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      entries.add(new Legend.Entry(groups.get(i).name(), ChartStyle.colour(i), i, Swatch.SYMBOL));
    }
    return new Legend(entries, front.stream().map(Dot::name).toList());
  }

  @Override
  public Table table() {
    Table table = Table.of("name", "group", x.name(), y.name(), "on the front");
    for (Group group : groups) {
      for (Dot dot : group.dots()) {
        String onFront = front.contains(dot) ? "yes" : "";
        table = table.row(dot.name(), group.name(), dot.x(), dot.y(), onFront);
      }
    }
    return table;
  }
}
