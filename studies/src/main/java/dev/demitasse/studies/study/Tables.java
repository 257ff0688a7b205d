package dev.demitasse.studies.study;

import dev.demitasse.evaluation.Interval;
import dev.demitasse.evaluation.MeanEstimate;
import dev.demitasse.studies.page.Estimate;
import dev.demitasse.studies.page.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What trainings came to, as tables, numbers of charts and JSON. */
final class Tables {
  private Tables() {}

  /**
   * A line for each network: what it is made of and how it does, as means over the seeds with their
   * 95% intervals.
   */
  static Table accuracies(String caption, String what, List<Runs> all) {
    Table table =
        Table.of(
            what,
            "weights",
            "multiply-adds",
            "test accuracy",
            "spread",
            "from",
            "to",
            "test loss",
            "seconds");
    for (Runs runs : all) {
      List<Object> row = new ArrayList<>();
      row.add(runs.name());
      row.add(runs.variant().summary().weights());
      row.add(runs.variant().summary().multiplyAdds());
      Optional<MeanEstimate> accuracy = runs.mean(Quantity.TEST_ACCURACY);
      row.add(accuracy.map(MeanEstimate::mean).orElse(Double.NaN));
      row.add(rounded(spread(accuracy)));
      Estimate estimate = estimate(runs, Quantity.TEST_ACCURACY);
      row.add(estimate.low());
      row.add(estimate.high());
      row.add(mean(runs, Quantity.TEST_LOSS));
      row.add(seconds(runs));
      table = table.row(row);
    }
    return table.captioned(caption + ", and of seconds the median");
  }

  /** A mean, or NaN if every training diverged. */
  static double mean(Runs runs, Quantity quantity) {
    return runs.mean(quantity).map(MeanEstimate::mean).orElse(Double.NaN);
  }

  /**
   * How long training took, or NaN if every training diverged: the median, since a machine that
   * sleeps during one of them would spoil the mean.
   */
  static double seconds(Runs runs) {
    return median(runs, Quantity.SECONDS);
  }

  private static double median(Runs runs, Quantity quantity) {
    double[] sorted = runs.results().stream().mapToDouble(quantity::of).sorted().toArray();
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** The standard deviation over seeds, or NaN if there are not two. */
  static double spread(Optional<MeanEstimate> mean) {
    return mean.map(each -> each.deviation().orElse(Double.NaN)).orElse(Double.NaN);
  }

  /** A mean over seeds with its interval, as charts take it; NaN if every training diverged. */
  static Estimate estimate(Runs runs, Quantity quantity) {
    return runs.mean(quantity)
        .map(mean -> estimate(mean, quantity.interval(mean)))
        .orElseGet(() -> Estimate.of(Double.NaN));
  }

  /** A mean difference with its interval, as charts take it. */
  static Estimate estimate(Comparison comparison) {
    return estimate(comparison.difference(), comparison.interval());
  }

  /** A line for each two networks that are compared: by how much they differ, seed by seed. */
  static Table comparisons(List<Comparison> comparisons) {
    Table table = Table.of("compared", "what", "difference", "spread", "from", "to");
    for (Comparison comparison : comparisons) {
      Estimate difference = estimate(comparison);
      table =
          table.row(
              "%s less %s".formatted(comparison.second(), comparison.first()),
              comparison.quantity().text(),
              rounded(difference.value()),
              rounded(spread(Optional.of(comparison.difference()))),
              rounded(difference.low()),
              rounded(difference.high()));
    }
    return table.captioned(
        "Differences seed by seed: their mean, standard deviation and 95% interval");
  }

  /** To four decimals, as accuracies are told: a difference of nothing is no power of ten. */
  static double rounded(double difference) {
    return Double.isNaN(difference) ? difference : Math.rint(1e4 * difference) / 1e4;
  }

  private static Estimate estimate(MeanEstimate mean, Optional<Interval> interval) {
    return interval
        .map(each -> new Estimate(mean.mean(), each.low(), each.high()))
        .orElseGet(() -> Estimate.of(mean.mean()));
  }

  /** A network's numbers by their JSON names. */
  static Map<String, Object> json(Runs runs) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", runs.name());
    json.put("weights", runs.variant().summary().weights());
    json.put("biases", runs.variant().summary().biases());
    json.put("parameters", runs.variant().summary().parameters());
    json.put("multiply_adds", runs.variant().summary().multiplyAdds());
    json.put("seeds", List.copyOf(runs.bySeed().keySet()));
    json.put("diverged_seeds", runs.diverged());
    for (Quantity quantity : Quantity.values()) {
      json.put(quantity.key(), json(runs, quantity));
    }
    return json;
  }

  private static Map<String, Object> json(Runs runs, Quantity quantity) {
    Map<String, Object> json = new LinkedHashMap<>();
    Optional<MeanEstimate> mean = runs.mean(quantity);
    json.put("values", runs.results().stream().map(quantity::of).toList());
    json.put("mean", mean.map(MeanEstimate::mean).orElse(null));
    json.put("median", mean.isPresent() ? median(runs, quantity) : null);
    json.put(
        "spread",
        mean.filter(each -> each.deviation().isPresent())
            .map(each -> each.deviation().getAsDouble())
            .orElse(null));
    json.put("interval", mean.flatMap(quantity::interval).map(Tables::ends).orElse(null));
    return json;
  }

  private static List<Double> ends(Interval interval) {
    return List.of(interval.low(), interval.high());
  }
}
