package dev.demitasse.studies.page;

import static dev.demitasse.studies.page.ChartStyle.ordered;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parallel coordinates: an upright axis for each setting and result, and a line across them for
 * each run, the darker the better it did.
 *
 * @param dimensions the axes, from the left
 * @param runs the runs
 */
public record ParallelChart(List<Dimension> dimensions, List<Run> runs) implements Chart {
  private static final int HEIGHT = 420;
  private static final double FAINTEST = 0.15;
  private static final int MARGIN = 60;
  private static final int LINE = 15;

  /** From axis to axis at least: room for a line of an axis's name, and for numbers beside it. */
  private static final int APART = 75;

  private static final int LETTERS = 11;

  /**
   * One of the axes.
   *
   * @param axis its name and how it is divided
   * @param names the names along it, from below, if it is one of names
   */
  public record Dimension(Axis axis, List<String> names) {
    /** Copies the list. */
    public Dimension {
      names = List.copyOf(names);
    }

    /** An axis of numbers. */
    public static Dimension of(Axis axis) {
      return new Dimension(axis, List.of());
    }

    /** An axis of names. */
    public static Dimension of(String name, List<String> names) {
      return new Dimension(Axis.linear(name), names);
    }

    private Object told(double value) {
      return names.isEmpty() ? value : names.get((int) value);
    }
  }

  /**
   * One run.
   *
   * @param name what it is called
   * @param values its value on each axis; on one of names, the name's number from 0
   * @param merit how well it did, 0 for the worst run to 1 for the best
   */
  public record Run(String name, List<Double> values, double merit) {
    /** Copies the list. */
    public Run {
      values = List.copyOf(values);
    }
  }

  /** Copies the lists and checks that each run has a value on each axis. */
  public ParallelChart {
    dimensions = List.copyOf(dimensions);
    runs = List.copyOf(runs);
    for (Run run : runs) {
      if (run.values().size() != dimensions.size()) {
        throw new IllegalArgumentException(
            "%d values of %s on %d axes"
                .formatted(run.values().size(), run.name(), dimensions.size()));
      }
    }
  }

  @Override
  public int height() {
    return HEIGHT;
  }

  @Override
  public int leastWidth() {
    return 2 * MARGIN + APART * (dimensions.size() - 1);
  }

  @Override
  public Map<String, Object> option() {
    Map<String, Object> option = ChartStyle.base("item");
    option.remove("grid");
    long lines =
        dimensions.stream()
            .mapToLong(each -> wrapped(each.axis().name()).lines().count())
            .max()
            .orElse(1);
    option.put(
        "parallel",
        ordered("left", MARGIN, "right", MARGIN, "top", 35 + LINE * lines, "bottom", 24));
    List<Object> axes = new ArrayList<>();
    for (int i = 0; i < dimensions.size(); i++) {
      axes.add(axis(i));
    }
    option.put("parallelAxis", axes);
    List<Object> data = new ArrayList<>();
    for (Run run : runs) {
      data.add(line(run));
    }
    option.put(
        "series",
        List.of(ordered("type", "parallel", "data", data, "emphasis", ordered("disabled", true))));
    return option;
  }

  private Map<String, Object> axis(int number) {
    Dimension dimension = dimensions.get(number);
    Map<String, Object> axis = new LinkedHashMap<>(dimension.axis().option());
    axis.put("dim", number);
    axis.put("name", wrapped(dimension.axis().name()));
    axis.put(
        "nameTextStyle", ordered("color", ChartStyle.MUTED, "fontSize", 12, "lineHeight", LINE));
    axis.put("areaSelectStyle", ordered("color", ChartStyle.MUTED, "opacity", 0.2));
    axis.put("splitLine", ordered("show", false));
    if (!dimension.names().isEmpty()) {
      axis.put("type", "category");
      axis.put("data", dimension.names());
    }
    return axis;
  }

  /** A name on lines that fit between the axes, as far as it has places to part it. */
  static String wrapped(String name) {
    StringBuilder text = new StringBuilder();
    int taken = 0;
    for (String part : name.split("(?<=[-_ ])", -1)) {
      if (taken > 0 && taken + part.strip().length() > LETTERS) {
        text.append('\n');
        taken = 0;
      }
      text.append(part);
      taken += part.length();
    }
    return text.toString().replace(" \n", "\n");
  }

  private Map<String, Object> line(Run run) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < dimensions.size(); i++) {
      Dimension dimension = dimensions.get(i);
      double value = run.values().get(i);
      values.add(
          dimension.names().isEmpty() ? dimension.axis().plotted(value) : dimension.told(value));
    }
    double strength = Math.clamp(run.merit(), 0, 1);
    boolean best = strength == 1;
    return ordered(
        "name", run.name(),
        "value", values,
        "lineStyle",
            ordered(
                "color", best ? ChartStyle.colour(1) : ChartStyle.colour(0),
                "width", best ? 3 : 1.5,
                "opacity", FAINTEST + (1 - FAINTEST) * strength));
  }

  @Override
  public Legend legend() {
    return Legend.NONE;
  }

  @Override
  public Table table() {
    List<String> head = new ArrayList<>(List.of("run"));
    dimensions.forEach(dimension -> head.add(dimension.axis().name()));
    List<List<Object>> rows = new ArrayList<>();
    for (Run run : runs) {
      List<Object> row = new ArrayList<>(List.of(run.name()));
      for (int i = 0; i < dimensions.size(); i++) {
        row.add(dimensions.get(i).told(run.values().get(i)));
      }
      rows.add(row);
    }
    return new Table("", head, rows);
  }
}
