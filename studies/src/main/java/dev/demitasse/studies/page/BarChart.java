package dev.demitasse.studies.page;

import static dev.demitasse.studies.page.ChartStyle.ordered;

import dev.demitasse.studies.page.Legend.Swatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Bars to the right, a group of them for each category; where a value has an interval, it is drawn
 * over the bar's end.
 *
 * @param category what the categories are
 * @param categories their names, from the top
 * @param value the axis along which the bars reach
 * @param bars the bars of one colour each, with a value for each category
 */
public record BarChart(String category, List<String> categories, Axis value, List<Bars> bars)
    implements Chart {
  private static final int BAR = 20;
  private static final int THIN_BAR = 11;
  private static final int THIN_FROM = 12;
  private static final int GAP = 8;
  private static final int AROUND = 84;

  /**
   * Bars of one colour.
   *
   * @param name what they are
   * @param values their values, one for each category
   */
  public record Bars(String name, List<Estimate> values) {
    /** Copies the list. */
    public Bars {
      values = List.copyOf(values);
    }

    /** Bars without intervals. */
    public static Bars of(String name, List<Double> values) {
      return new Bars(name, values.stream().map(Estimate::of).toList());
    }

    boolean hasIntervals() {
      return values.stream().anyMatch(Estimate::hasInterval);
    }
  }

  /** Copies the lists and checks that they fit. */
  public BarChart {
    categories = List.copyOf(categories);
    bars = List.copyOf(bars);
    for (Bars some : bars) {
      if (some.values().size() != categories.size()) {
        throw new IllegalArgumentException(
            "%d bars of %s for %d categories"
                .formatted(some.values().size(), some.name(), categories.size()));
      }
    }
  }

  @Override
  public int height() {
    return AROUND + categories.size() * (bars.size() * thickness() + GAP);
  }

  /** How thick a bar is, in pixels of CSS. */
  private int thickness() {
    return categories.size() * bars.size() < THIN_FROM ? BAR : THIN_BAR;
  }

  @Override
  public Map<String, Object> option() {
    List<Object> series = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      series.add(bar(bars.get(i), ChartStyle.colour(i)));
    }
    for (int i = 0; i < bars.size(); i++) {
      if (bars.get(i).hasIntervals()) {
        series.add(whiskers(bars.get(i), i));
      }
    }
    Map<String, Object> option = ChartStyle.base("axis");
    Map<String, Object> across = ChartStyle.horizontal(value.option());
    across.put("scale", false);
    option.put("xAxis", across);
    Map<String, Object> down = ChartStyle.axisLines();
    down.put("type", "category");
    down.put("data", categories);
    down.put("inverse", true);
    down.put("axisTick", ordered("show", false));
    down.put("axisLabel", ordered("color", ChartStyle.INK, "width", 180, "overflow", "truncate"));
    option.put("yAxis", down);
    option.put("series", series);
    return option;
  }

  private Map<String, Object> bar(Bars some, String paint) {
    List<Object> data = new ArrayList<>();
    some.values().forEach(estimate -> data.add(value.plotted(estimate.value())));
    return ordered(
        "type",
        "bar",
        "name",
        some.name(),
        "data",
        data,
        "barMaxWidth",
        BAR,
        "itemStyle",
        ordered("color", paint),
        "emphasis",
        ordered("disabled", true));
  }

  private Map<String, Object> whiskers(Bars some, int number) {
    List<Object> data = new ArrayList<>();
    for (int i = 0; i < some.values().size(); i++) {
      Double low = value.plotted(some.values().get(i).low());
      Double high = value.plotted(some.values().get(i).high());
      if (low != null && high != null) {
        data.add(List.of(low, high, i));
      }
    }
    return ordered(
        "type",
        "whiskers",
        "color",
        ChartStyle.INK,
        "group",
        number,
        "groups",
        bars.size(),
        "data",
        data);
  }

  @Override
  public Legend legend() {
    List<Legend.Entry> entries = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      entries.add(new Legend.Entry(bars.get(i).name(), ChartStyle.colour(i), i, Swatch.BAR));
    }
    return new Legend(entries);
  }

  @Override
  public Table table() {
    List<String> head = new ArrayList<>(List.of(category));
    for (Bars some : bars) {
      head.add(some.name());
      if (some.hasIntervals()) {
        head.addAll(List.of("from", "to"));
      }
    }
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < categories.size(); i++) {
      List<Object> row = new ArrayList<>(List.of(categories.get(i)));
      for (Bars some : bars) {
        Estimate estimate = some.values().get(i);
        row.add(estimate.value());
        if (some.hasIntervals()) {
          row.addAll(List.of(estimate.low(), estimate.high()));
        }
      }
      rows.add(row);
    }
    return new Table("", head, rows);
  }
}
