package dev.demitasse.studies.study;

import dev.demitasse.studies.page.Axis;
import dev.demitasse.studies.page.ChartFigure;
import dev.demitasse.studies.page.Page;
import dev.demitasse.studies.page.ScatterChart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Which choices give the most accuracy for their weights, and for the time they take to train.
 *
 * @param all all choices
 */
record ShapeFronts(List<ShapeRuns> all) {
  /** Those to which none is more accurate with fewer weights, fewest first. */
  List<ShapeRuns> byWeights() {
    return Pareto.front(all, ShapeRuns::weights, ShapeRuns::accuracy);
  }

  /** Those to which none is more accurate in less time, fastest first. */
  List<ShapeRuns> bySeconds() {
    return Pareto.front(all, ShapeRuns::seconds, ShapeRuns::accuracy);
  }

  /** Both fronts in words. */
  List<String> sentences() {
    return List.of(
        "Judged by mean accuracy alone, none with fewer weights is more accurate than: "
            + told(byWeights()),
        "Judged by mean accuracy alone, none that trains faster is more accurate than: "
            + told(bySeconds()));
  }

  private static String told(List<ShapeRuns> front) {
    return front.stream().map(ShapeRuns::name).collect(Collectors.joining("; ")) + ".";
  }

  /** Both fronts as charts. */
  Page.Section section() {
    return new Page.Section(
        "Accuracy against what it takes",
        List.of(
            figure(
                "Mean test accuracy against weights; the dashed line runs through those to which"
                    + " none with fewer weights is more accurate.",
                Axis.log("weights"),
                ShapeRuns::weights,
                byWeights()),
            figure(
                "Mean test accuracy against the median training time; the dashed line runs through those to"
                    + " which none that trains faster is more accurate.",
                Axis.log("seconds"),
                ShapeRuns::seconds,
                bySeconds())));
  }

  private ChartFigure figure(
      String caption, Axis cost, ToDoubleFunction<ShapeRuns> costs, List<ShapeRuns> front) {
    Map<String, List<ScatterChart.Dot>> groups = new LinkedHashMap<>();
    for (ShapeRuns each : all) {
      groups.computeIfAbsent(group(each.choice()), _ -> new ArrayList<>()).add(dot(each, costs));
    }
    List<ScatterChart.Group> drawn =
        groups.entrySet().stream()
            .map(group -> new ScatterChart.Group(group.getKey(), group.getValue()))
            .toList();
    List<ScatterChart.Dot> best = front.stream().map(each -> dot(each, costs)).toList();
    return new ChartFigure(
        caption, new ScatterChart(cost, Axis.linear("test accuracy"), drawn, best));
  }

  private static ScatterChart.Dot dot(ShapeRuns runs, ToDoubleFunction<ShapeRuns> costs) {
    return new ScatterChart.Dot(costs.applyAsDouble(runs), runs.accuracy(), runs.name());
  }

  private static String group(ShapeChoice choice) {
    if (choice.equals(ShapeChoice.REPORT)) {
      return ShapeChoice.REPORT_NAME;
    }
    return choice.name().contains(",") ? "two changes" : "one change";
  }
}
