package dev.demitasse.studies.study;

import dev.demitasse.layers.Activation;
import dev.demitasse.studies.page.Axis;
import dev.demitasse.studies.page.ChartFigure;
import dev.demitasse.studies.page.Estimate;
import dev.demitasse.studies.page.LineChart;
import dev.demitasse.studies.page.Point;
import dev.demitasse.studies.page.Series;
import dev.demitasse.studies.trials.TrialResult;
import dev.demitasse.training.EpochResult;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What happened epoch by epoch, as charts with a line for each network. */
final class Curves {
  private Curves() {}

  /** A chart of means over the seeds; bands reach from the lowest to the highest seed. */
  static ChartFigure figure(
      String caption, String name, List<Runs> all, ToDoubleFunction<EpochResult> value) {
    List<Series> lines = new ArrayList<>();
    for (Runs runs : all) {
      lines.add(line(runs.name(), points(runs, value)));
    }
    return new ChartFigure(caption, LineChart.of(Axis.counted("epoch"), Axis.linear(name), lines));
  }

  /** A network's line; that of leaky_relu is dashed, since it often lies upon relu's. */
  static Series line(String name, List<Point> points) {
    Series line = Series.of(name, points);
    return name.startsWith(Activation.Function.LEAKY_RELU.text())
        ? line.drawn(Series.Stroke.DASHED)
        : line;
  }

  private static List<Point> points(Runs runs, ToDoubleFunction<EpochResult> value) {
    int epochs =
        runs.results().stream().mapToInt(result -> result.history().size()).min().orElse(0);
    List<Point> points = new ArrayList<>();
    for (int epoch = 0; epoch < epochs; epoch++) {
      int at = epoch;
      DoubleSummaryStatistics values =
          runs.results().stream()
              .map(TrialResult::history)
              .mapToDouble(history -> value.applyAsDouble(history.get(at)))
              .summaryStatistics();
      points.add(
          new Point(
              epoch + 1, new Estimate(values.getAverage(), values.getMin(), values.getMax())));
    }
    return points;
  }
}
