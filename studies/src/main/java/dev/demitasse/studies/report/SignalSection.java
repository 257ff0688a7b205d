package dev.demitasse.studies.report;

import dev.demitasse.explanation.LayerSignal;
import dev.demitasse.explanation.SignalHistory;
import dev.demitasse.studies.page.Axis;
import dev.demitasse.studies.page.Block;
import dev.demitasse.studies.page.ChartFigure;
import dev.demitasse.studies.page.LineChart;
import dev.demitasse.studies.page.Paragraph;
import dev.demitasse.studies.page.Point;
import dev.demitasse.studies.page.Row;
import dev.demitasse.studies.page.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Whether the layers learned: their gradients and idle units in the course of training. */
record SignalSection(FinishedRun run) {
  List<Block> blocks() {
    boolean profile = SignalProfile.isWanted(run.trained().signals());
    return List.of(
        new Row(profile ? new SignalProfile(run).charts() : charts()),
        Paragraph.remark(
            "Measured on the same 64 training pictures at most, without dropout, before the first"
                + " step (epoch 0) and after each epoch; signals.csv beside this page has the"
                + " numbers of every layer."));
  }

  private List<Block> charts() {
    List<Series> norms = series(LayerSignal::weightGradient, "");
    List<Series> idle = new ArrayList<>(series(LayerSignal::dead, " (dead)"));
    idle.addAll(series(LayerSignal::saturated, " (saturated)"));
    List<Block> charts = new ArrayList<>();
    charts.add(
        new ChartFigure(
            "Norm of the gradient by each layer's weights, on a logarithmic axis: a layer far below"
                + " the others learns slowly.",
            chart(Axis.log("gradient norm"), norms)));
    if (!idle.isEmpty()) {
      charts.add(
          new ChartFigure(
              "Share of dead units (relu and the like: nothing above zero for any of the pictures)"
                  + " or of saturated values (sigmoid and tanh: slope below 5% of the steepest).",
              chart(Axis.between("share", 0, 1), idle)));
    }
    return charts;
  }

  private LineChart chart(Axis y, List<Series> series) {
    return LineChart.of(Axis.counted("epoch"), y, series)
        .marked(run.trained().training().bestEpoch(), "chosen");
  }

  /** A line for each layer that has such a signal. */
  private List<Series> series(Function<LayerSignal, OptionalDouble> what, String suffix) {
    Map<String, List<Point>> lines = new LinkedHashMap<>();
    for (SignalHistory.Moment moment : run.trained().signals().moments()) {
      for (LayerSignal signal : moment.layers()) {
        what.apply(signal)
            .ifPresent(
                value ->
                    lines
                        .computeIfAbsent(signal.layer() + suffix, name -> new ArrayList<>())
                        .add(Point.of(moment.epoch(), value)));
      }
    }
    return lines.entrySet().stream()
        .map(line -> Series.of(line.getKey(), line.getValue()))
        .toList();
  }
}
