package dev.demitasse.studies.study;

import dev.demitasse.studies.page.Axis;
import dev.demitasse.studies.page.BarChart;
import dev.demitasse.studies.page.BarChart.Bars;
import dev.demitasse.studies.page.ChartFigure;
import dev.demitasse.studies.page.Estimate;
import dev.demitasse.studies.page.Page;
import dev.demitasse.studies.page.Paragraph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What functions cost, in words, as a chart and as JSON. */
final class ActivationCost {
  private ActivationCost() {}

  /** The second function against the first: what is claimed holds in all rounds but two. */
  static String sentence(List<ActivationTiming> timings) {
    ActivationTiming relu = timings.getFirst();
    ActivationTiming sigmoid = timings.get(1);
    return String.format(
        Locale.ROOT,
        "Measured here on one thread, %s takes %.3f ns a value forward and %.3f ns back, %s %.3f and"
            + " %.3f: forward %s, back %s.",
        sigmoid.function().text(),
        sigmoid.forwardMedian(),
        sigmoid.backwardMedian(),
        relu.function().text(),
        relu.forwardMedian(),
        relu.backwardMedian(),
        RoundRatio.of(sigmoid.forward(), relu.forward()).told(),
        RoundRatio.of(sigmoid.backward(), relu.backward()).told());
  }

  /** The costs of all functions as a chart. */
  static Page.Section section(List<ActivationTiming> timings) {
    return new Page.Section(
        "What a function costs",
        List.of(
            new ChartFigure(
                "Nanoseconds for one value on one thread of this machine, once it is warm: medians,"
                    + " and from the second fastest to the second slowest round.",
                new BarChart(
                    "function",
                    timings.stream().map(timing -> timing.function().text()).toList(),
                    Axis.linear("nanoseconds a value"),
                    List.of(
                        bars(
                            timings,
                            "forward",
                            ActivationTiming::forwardMedian,
                            ActivationTiming::forward),
                        bars(
                            timings,
                            "backward",
                            ActivationTiming::backwardMedian,
                            ActivationTiming::backward)))),
            Paragraph.remark(
                String.format(
                    Locale.ROOT,
                    "%d rounds in turn over %,d values that stay in the cache. Times are of this"
                        + " machine at that moment and differ from run to run. How many times as"
                        + " long is the median of the rounds' quotients; its interval leaves out"
                        + " the lowest and the highest.",
                    ActivationTiming.ROUNDS,
                    ActivationTiming.VALUES))));
  }

  private static Bars bars(
      List<ActivationTiming> timings,
      String name,
      ToDoubleFunction<ActivationTiming> median,
      Function<ActivationTiming, List<Double>> rounds) {
    return new Bars(
        name,
        timings.stream()
            .map(
                timing ->
                    new Estimate(
                        median.applyAsDouble(timing),
                        sorted(rounds.apply(timing)).get(1),
                        sorted(rounds.apply(timing)).reversed().get(1)))
            .toList());
  }

  private static List<Double> sorted(List<Double> rounds) {
    return rounds.stream().sorted().toList();
  }

  /** The numbers by their JSON names. */
  static Map<String, Object> json(List<ActivationTiming> timings) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (ActivationTiming timing : timings) {
      Map<String, Object> times = new LinkedHashMap<>();
      times.put("forward_nanoseconds", timing.forwardMedian());
      times.put("backward_nanoseconds", timing.backwardMedian());
      times.put("forward_rounds", timing.forward());
      times.put("backward_rounds", timing.backward());
      json.put(timing.function().text(), times);
    }
    return json;
  }
}
