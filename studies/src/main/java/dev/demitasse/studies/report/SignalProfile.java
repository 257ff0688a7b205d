package dev.demitasse.studies.report;

import dev.demitasse.explanation.LayerSignal;
import dev.demitasse.explanation.SignalHistory;
import dev.demitasse.layers.BatchNorm;
import dev.demitasse.layers.PRelu;
import dev.demitasse.layers.Path;
import dev.demitasse.studies.page.Axis;
import dev.demitasse.studies.page.Block;
import dev.demitasse.studies.page.ChartFigure;
import dev.demitasse.studies.page.LineChart;
import dev.demitasse.studies.page.Point;
import dev.demitasse.studies.page.Series;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The signals of a network with more layers than lines can be told apart: along the layers, with a
 * line for each of a few moments.
 */
record SignalProfile(FinishedRun run) {
  private static final int LINES_AT_MOST = 12;

  /** Whether a line for each layer with weights would be too many. */
  static boolean isWanted(SignalHistory signals) {
    return !signals.moments().isEmpty()
        && signals.moments().getFirst().layers().stream()
                .filter(layer -> layer.weightGradient().isPresent())
                .count()
            > LINES_AT_MOST;
  }

  List<Block> charts() {
    List<Block> charts = new ArrayList<>();
    List<Series> norms = new ArrayList<>(lines("", LayerSignal::weightGradient, this::isMatrix));
    for (Series each : lines(", factors", LayerSignal::weightGradient, name -> !isMatrix(name))) {
      norms.add(each.drawn(Series.Stroke.DASHED));
    }
    charts.add(
        new ChartFigure(
            "Norm of the gradient by each layer's weights, on a logarithmic axis, from the input to"
                + " the end: a layer far below the others learns slowly. "
                + ends("Layers with weights are counted", LayerSignal::weightGradient)
                + (norms.stream().anyMatch(each -> each.stroke() == Series.Stroke.DASHED)
                    ? " Dashed lines are for layers with a factor for each channel, such as"
                        + " BatchNorm."
                    : ""),
            LineChart.of(Axis.counted("layer with weights"), Axis.log("gradient norm"), norms)));
    List<Series> idle = lines("", SignalProfile::idle, name -> true);
    if (!idle.isEmpty()) {
      charts.add(
          new ChartFigure(
              "Share of dead units (relu and the like: nothing above zero for any of the pictures)"
                  + " or of saturated values (sigmoid and tanh: slope below 5% of the steepest). "
                  + ends("Activations are counted", SignalProfile::idle),
              LineChart.of(Axis.counted("activation"), Axis.between("share", 0, 1), idle)));
    }
    return charts;
  }

  private static OptionalDouble idle(LayerSignal signal) {
    return signal.dead().isPresent() ? signal.dead() : signal.saturated();
  }

  /** Whether a layer's weights are a matrix or filters, not a factor for each channel. */
  private boolean isMatrix(String name) {
    return run.trained().model().architecture().places().stream()
        .filter(place -> place.name().equals(name))
        .map(Path.Place::layer)
        .noneMatch(layer -> layer instanceof BatchNorm || layer instanceof PRelu);
  }

  /** A line for each moment through the layers that have such a signal and are wanted. */
  private List<Series> lines(
      String suffix, Function<LayerSignal, OptionalDouble> what, Predicate<String> wanted) {
    List<Series> lines = new ArrayList<>();
    moments()
        .forEach(
            (title, moment) -> {
              List<Point> points = new ArrayList<>();
              int number = 0;
              for (LayerSignal signal : moment.layers()) {
                OptionalDouble value = what.apply(signal);
                number += value.isPresent() ? 1 : 0;
                if (value.isPresent() && wanted.test(signal.layer())) {
                  points.add(Point.of(number, value.getAsDouble()));
                }
              }
              if (!points.isEmpty()) {
                lines.add(Series.of(title + suffix, points));
              }
            });
    return lines;
  }

  /** Before training, at the chosen epoch and at the end, as far as these differ. */
  private Map<String, SignalHistory.Moment> moments() {
    List<SignalHistory.Moment> all = run.trained().signals().moments();
    int chosen = run.trained().training().bestEpoch();
    Set<Integer> shown = new HashSet<>(List.of(0, chosen, all.getLast().epoch()));
    return all.stream()
        .filter(moment -> shown.contains(moment.epoch()))
        .collect(
            Collectors.toMap(
                moment -> title(moment.epoch(), chosen),
                Function.identity(),
                (one, other) -> one,
                LinkedHashMap::new));
  }

  private static String title(int epoch, int chosen) {
    if (epoch == 0) {
      return "before training";
    }
    return "epoch " + epoch + (epoch == chosen ? ", chosen" : "");
  }

  private String ends(String begin, Function<LayerSignal, OptionalDouble> what) {
    List<String> names =
        run.trained().signals().moments().getFirst().layers().stream()
            .filter(layer -> what.apply(layer).isPresent())
            .map(LayerSignal::layer)
            .toList();
    return "%s from 1, %s, to %d, %s."
        .formatted(begin, names.getFirst(), names.size(), names.getLast());
  }
}
