package dev.demitasse.studies.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The numbers of a {@link LineChart}. */
final class LineTable {
  private LineTable() {}

  /** A column for each line if all have points at the same places, or a row for each point. */
  static Table of(LineChart chart) {
    List<List<Double>> places =
        chart.series().stream()
            .map(line -> line.points().stream().map(Point::x).toList())
            .distinct()
            .toList();
    return places.size() == 1 ? wide(chart) : far(chart);
  }

  private static Table wide(LineChart chart) {
    List<String> head = new ArrayList<>(List.of(chart.x().name()));
    Map<Double, List<Object>> rows = new LinkedHashMap<>();
    for (Series line : chart.series()) {
      head.add(line.name());
      if (line.hasBand()) {
        head.addAll(List.of("from", "to"));
      }
      for (Point point : line.points()) {
        List<Object> row = rows.computeIfAbsent(point.x(), x -> new ArrayList<>(List.of(x)));
        row.add(point.y().value());
        if (line.hasBand()) {
          row.addAll(List.of(point.y().low(), point.y().high()));
        }
      }
    }
    return new Table(marked(chart), head, new ArrayList<>(rows.values()));
  }

  private static Table far(LineChart chart) {
    List<List<Object>> rows = new ArrayList<>();
    boolean bands = chart.series().stream().anyMatch(Series::hasBand);
    for (Series line : chart.series()) {
      for (Point point : line.points()) {
        List<Object> row = new ArrayList<>(List.of(line.name(), point.x(), point.y().value()));
        if (bands) {
          row.addAll(List.of(point.y().low(), point.y().high()));
        }
        rows.add(row);
      }
    }
    List<String> head = new ArrayList<>(List.of("line", chart.x().name(), chart.y().name()));
    if (bands) {
      head.addAll(List.of("from", "to"));
    }
    return new Table(marked(chart), head, rows);
  }

  private static String marked(LineChart chart) {
    TreeSet<String> marked = new TreeSet<>();
    for (LineChart.Mark mark : chart.marks()) {
      marked.add("%s: %s".formatted(mark.label(), NumberText.whole(mark.x())));
    }
    for (LineChart.Dot dot : chart.dots()) {
      marked.add(
          "%s: %s, %s".formatted(dot.label(), NumberText.of(dot.x()), NumberText.of(dot.y())));
    }
    return marked.isEmpty() ? "" : "Marked: " + String.join("; ", marked);
  }
}
