package dev.demitasse.studies.sweep;

import dev.demitasse.studies.page.Axis;
import dev.demitasse.studies.page.BarChart;
import dev.demitasse.studies.page.BarChart.Bars;
import dev.demitasse.studies.page.Block;
import dev.demitasse.studies.page.ChartFigure;
import dev.demitasse.studies.page.Paragraph;
import dev.demitasse.studies.page.ParallelChart;
import dev.demitasse.studies.page.ParallelChart.Dimension;
import dev.demitasse.studies.page.Row;
import dev.demitasse.studies.page.ScatterChart;
import dev.demitasse.studies.page.ScatterChart.Dot;
import dev.demitasse.studies.page.ScatterChart.Group;
import dev.demitasse.studies.sweep.SweepResult.Entry;
import dev.demitasse.studies.trials.TrialResult;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The charts of a sweep's page. Runs that diverged have no numbers and are not drawn. */
final class SweepCharts {
  private static final int RUNS_AT_MOST = 500;
  private static final double LOGARITHMIC_FROM = 10; // largest by smallest value
  private static final double SECOND = 0.9; // how strongly the second best is drawn

  private final List<Entry> ranked;
  private final List<String> parameters;
  private final int rungs;

  SweepCharts(SweepReport report) {
    ranked =
        report.result().ranked().stream()
            .filter(entry -> entry.result().isPresent())
            .limit(RUNS_AT_MOST)
            .toList();
    parameters = report.sweep().parameters();
    rungs = report.result().rungs();
  }

  /** Every run as a line across all parameters and what it came to. */
  ChartFigure parallel() {
    List<Dimension> dimensions = new ArrayList<>();
    parameters.forEach(parameter -> dimensions.add(dimension(parameter)));
    if (rungs > 1) {
      dimensions.add(Dimension.of(Axis.linear("epochs")));
    }
    dimensions.add(Dimension.of(Axis.linear("validation loss")));
    dimensions.add(Dimension.of(Axis.linear("validation accuracy")));
    List<ParallelChart.Run> runs = new ArrayList<>();
    for (int i = 0; i < ranked.size(); i++) {
      Entry entry = ranked.get(i);
      double merit = i == 0 ? 1 : SECOND * (1 - (double) i / ranked.size());
      runs.add(new ParallelChart.Run("run " + entry.run().number(), places(entry), merit));
    }
    return new ChartFigure(
        "A line for each run, the stronger the better it did; the best one stands out. Drag along"
            + " an axis to pick runs.",
        new ParallelChart(dimensions, runs));
  }

  private List<Double> places(Entry entry) {
    List<Double> places = new ArrayList<>();
    for (String parameter : parameters) {
      String value = value(entry, parameter);
      places.add(
          isNumeric(parameter)
              ? Double.parseDouble(value)
              : (double) values(parameter).indexOf(value));
    }
    TrialResult result = entry.result().orElseThrow();
    if (rungs > 1) {
      places.add((double) result.history().size());
    }
    places.add(result.validation().loss());
    places.add(result.validation().accuracy());
    return places;
  }

  private Dimension dimension(String parameter) {
    return isNumeric(parameter)
        ? Dimension.of(axis(parameter))
        : Dimension.of(parameter, values(parameter));
  }

  /** Loss and accuracy against a parameter. */
  List<Block> by(String parameter) {
    if (values(parameter).size() < 2) {
      return List.of(
          Paragraph.of(
              "All runs with numbers have %s %s."
                  .formatted(parameter, values(parameter).getFirst())));
    }
    return List.of(
        Row.of(
            by(parameter, "validation loss", result -> result.validation().loss()),
            by(parameter, "validation accuracy", result -> result.validation().accuracy())));
  }

  private ChartFigure by(String parameter, String name, ToDoubleFunction<TrialResult> number) {
    return isNumeric(parameter)
        ? new ChartFigure(
            "Each run's %s against %s, named by the run's number.".formatted(name, parameter),
            new ScatterChart(
                axis(parameter), Axis.linear(name), groups(parameter, number), List.of()))
        : new ChartFigure(
            "The best run's %s for each %s, and that of the run in the middle."
                .formatted(name, parameter),
            bars(parameter, name, number));
  }

  private List<Group> groups(String parameter, ToDoubleFunction<TrialResult> number) {
    List<Group> groups = new ArrayList<>();
    for (int rung = rungs; rung >= 1; rung--) {
      List<Dot> dots = new ArrayList<>();
      for (Entry entry : ranked) {
        if (entry.rung() == rung) {
          dots.add(
              new Dot(
                  Double.parseDouble(value(entry, parameter)),
                  number.applyAsDouble(entry.result().orElseThrow()),
                  Integer.toString(entry.run().number())));
        }
      }
      String name = rung == rungs ? "trained to the end" : "stopped after rung " + rung;
      if (!dots.isEmpty()) {
        groups.add(new Group(name, dots));
      }
    }
    return groups;
  }

  /** Runs come best first, so the first of those with a value is the best of them. */
  private BarChart bars(String parameter, String name, ToDoubleFunction<TrialResult> number) {
    List<Double> best = new ArrayList<>();
    List<Double> middle = new ArrayList<>();
    for (String value : values(parameter)) {
      List<Double> numbers =
          ranked.stream()
              .filter(entry -> value(entry, parameter).equals(value))
              .map(entry -> number.applyAsDouble(entry.result().orElseThrow()))
              .toList();
      best.add(numbers.getFirst());
      middle.add(numbers.get(numbers.size() / 2));
    }
    return new BarChart(
        parameter,
        values(parameter),
        Axis.linear(name),
        List.of(Bars.of("best run", best), Bars.of("run in the middle", middle)));
  }

  private static String value(Entry entry, String parameter) {
    return entry.run().combination().values().get(parameter);
  }

  /** The values that runs have, in the order of the alphabet. */
  private List<String> values(String parameter) {
    return ranked.stream().map(entry -> value(entry, parameter)).distinct().sorted().toList();
  }

  private boolean isNumeric(String parameter) {
    return values(parameter).stream().allMatch(Kind::isNumber);
  }

  private Axis axis(String parameter) {
    List<String> values = values(parameter);
    DoubleSummaryStatistics range =
        values.stream().mapToDouble(Double::parseDouble).summaryStatistics();
    if (range.getMin() > 0 && range.getMax() / range.getMin() >= LOGARITHMIC_FROM) {
      return Axis.log(parameter);
    }
    return values.stream().allMatch(Kind::isWhole)
        ? Axis.counted(parameter)
        : Axis.linear(parameter);
  }
}
