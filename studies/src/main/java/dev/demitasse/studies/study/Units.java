package dev.demitasse.studies.study;

import dev.demitasse.studies.page.Axis;
import dev.demitasse.studies.page.BarChart;
import dev.demitasse.studies.page.ChartFigure;
import dev.demitasse.studies.page.Estimate;
import dev.demitasse.studies.page.LineChart;
import dev.demitasse.studies.page.Page;
import dev.demitasse.studies.page.Paragraph;
import dev.demitasse.studies.page.Point;
import dev.demitasse.studies.page.Series;
import dev.demitasse.studies.trials.TrialResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The share of units that are dead or of values that are saturated, by function.
 *
 * @param shares what was measured of each function that has something to measure
 */
record Units(List<Share> shares) {
  /**
   * One function's share.
   *
   * @param function its name
   * @param dead whether units are counted that are dead, or values that are saturated
   * @param byLayer for each hidden layer the mean share over the seeds, before training and after
   *     each epoch
   */
  record Share(String function, boolean dead, Map<String, List<Double>> byLayer) {
    private String what() {
      return dead ? "of its units dead" : "of its values saturated";
    }

    private int epochs() {
      return byLayer.values().stream().mapToInt(List::size).min().orElse(0);
    }

    /** The mean over the layers, before training or after an epoch. */
    private double mean(int epoch) {
      return byLayer.values().stream().mapToDouble(each -> each.get(epoch)).average().orElse(0);
    }

    private double last() {
      return mean(epochs() - 1);
    }
  }

  /** Gathers what was measured. */
  static Units of(List<Runs> all) {
    List<Share> shares = new ArrayList<>();
    for (Runs runs : all) {
      Map<String, List<Double>> dead = byLayer(runs, TrialResult.DEAD);
      Map<String, List<Double>> saturated = byLayer(runs, TrialResult.SATURATED);
      if (!dead.isEmpty()) {
        shares.add(new Share(runs.name(), true, dead));
      } else if (!saturated.isEmpty()) {
        shares.add(new Share(runs.name(), false, saturated));
      }
    }
    return new Units(shares);
  }

  private static Map<String, List<Double>> byLayer(Runs runs, String kind) {
    Map<String, List<Double>> byLayer = new LinkedHashMap<>();
    for (String name : Signals.names(List.of(runs), kind)) {
      List<List<Double>> bySeed = Signals.measured(runs, name);
      int epochs = bySeed.stream().mapToInt(List::size).min().orElse(0);
      List<Double> means = new ArrayList<>();
      for (int epoch = 0; epoch < epochs; epoch++) {
        int at = epoch;
        means.add(bySeed.stream().mapToDouble(each -> each.get(at)).average().orElse(0));
      }
      if (epochs > 0) {
        byLayer.put(name.substring(kind.length()), means);
      }
    }
    return byLayer;
  }

  /** What is dead and saturated at the end; nothing if nothing was measured. */
  List<String> sentences() {
    if (shares.isEmpty()) {
      return List.of();
    }
    String told =
        shares.stream()
            .map(
                share ->
                    String.format(
                        Locale.ROOT,
                        "%s has %.1f%% %s",
                        share.function(),
                        100 * share.last(),
                        share.what()))
            .collect(Collectors.joining(", "));
    return List.of("After training, on average over seeds and hidden layers, " + told + ".");
  }

  /** Charts of the shares; nothing if nothing was measured. */
  List<Page.Section> sections() {
    if (shares.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Page.Section(
            "Dead units and saturated values",
            List.of(
                Paragraph.of(
                    "A unit of relu or leaky_relu counts as dead if it gives nothing above zero for"
                        + " any of up to 64 training pictures; one of relu then learns nothing from"
                        + " them, one of leaky_relu a hundredth. A value of sigmoid or tanh counts"
                        + " as saturated where the slope is below 5% of the steepest."),
                course(),
                layers())));
  }

  private ChartFigure course() {
    List<Series> lines = new ArrayList<>();
    for (Share share : shares) {
      List<Point> points = new ArrayList<>();
      for (int epoch = 0; epoch < share.epochs(); epoch++) {
        points.add(Point.of(epoch, share.mean(epoch)));
      }
      lines.add(Curves.line(name(share), points));
    }
    return new ChartFigure(
        "Share of dead units or saturated values, before training (0) and after each epoch: means"
            + " over seeds and hidden layers.",
        LineChart.of(Axis.counted("epoch"), Axis.between("share", 0, 1), lines));
  }

  private ChartFigure layers() {
    List<String> layers = List.copyOf(shares.getFirst().byLayer().keySet());
    List<BarChart.Bars> bars = new ArrayList<>();
    for (Share share : shares) {
      List<Estimate> values =
          layers.stream().map(layer -> Estimate.of(share.byLayer().get(layer).getLast())).toList();
      bars.add(new BarChart.Bars(name(share), values));
    }
    return new ChartFigure(
        "The same shares layer by layer, after the last epoch.",
        new BarChart("layer", layers, Axis.between("share", 0, 1), bars));
  }

  private static String name(Share share) {
    return share.function() + (share.dead() ? ", dead" : ", saturated");
  }

  /** The numbers by their JSON names. */
  List<Object> json() {
    List<Object> json = new ArrayList<>();
    for (Share share : shares) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("function", share.function());
      one.put("share_of", share.dead() ? "dead_units" : "saturated_values");
      one.put("by_layer", share.byLayer());
      json.add(one);
    }
    return json;
  }
}
