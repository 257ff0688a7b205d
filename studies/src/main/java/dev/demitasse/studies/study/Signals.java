package dev.demitasse.studies.study;

import dev.demitasse.studies.page.Axis;
import dev.demitasse.studies.page.Block;
import dev.demitasse.studies.page.ChartFigure;
import dev.demitasse.studies.page.LineChart;
import dev.demitasse.studies.page.Point;
import dev.demitasse.studies.page.Row;
import dev.demitasse.studies.page.Series;
import dev.demitasse.studies.trials.TrialResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How the layers of several networks learn while they are trained.
 *
 * @param all the networks' trainings
 */
record Signals(List<Runs> all) {
  /** The gradients' norms over training, one chart for each layer with weights. */
  List<Block> gradients() {
    List<Block> charts = new ArrayList<>();
    for (String name : names(all, TrialResult.WEIGHT_GRADIENT)) {
      charts.add(gradient(name));
    }
    List<Block> rows = new ArrayList<>();
    for (int i = 0; i < charts.size(); i += 2) {
      rows.add(new Row(charts.subList(i, Math.min(charts.size(), i + 2))));
    }
    return rows;
  }

  /** The measurements of this kind that there are of some of the networks. */
  static List<String> names(List<Runs> all, String kind) {
    Set<String> names = new LinkedHashSet<>();
    for (Runs runs : all) {
      for (TrialResult result : runs.results()) {
        result.measurements().keySet().stream()
            .filter(name -> name.startsWith(kind))
            .forEach(names::add);
      }
    }
    return List.copyOf(names);
  }

  private ChartFigure gradient(String name) {
    List<Series> lines = new ArrayList<>();
    for (Runs runs : all) {
      List<Point> points = new ArrayList<>();
      List<List<Double>> bySeed = measured(runs, name);
      int epochs = bySeed.stream().mapToInt(List::size).min().orElse(0);
      for (int epoch = 0; epoch < epochs; epoch++) {
        int at = epoch;
        List<Double> values =
            bySeed.stream().map(each -> Math.max(FirstStep.SMALLEST, each.get(at))).toList();
        points.add(Point.of(epoch, Ratio.geometricMean(values).value()));
      }
      lines.add(Curves.line(runs.name(), points));
    }
    return new ChartFigure(
        "Norm of the gradient by the weights of %s, before training (0) and after each epoch."
            .formatted(name.substring(TrialResult.WEIGHT_GRADIENT.length())),
        LineChart.of(Axis.counted("epoch"), Axis.log("norm of the gradient"), lines));
  }

  /** A measurement of each seed's training. */
  static List<List<Double>> measured(Runs runs, String name) {
    return runs.results().stream()
        .filter(result -> result.measurements().containsKey(name))
        .map(result -> result.measurements().get(name))
        .toList();
  }
}
