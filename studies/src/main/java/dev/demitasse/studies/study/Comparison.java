package dev.demitasse.studies.study;

import dev.demitasse.evaluation.Interval;
import dev.demitasse.evaluation.MeanEstimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two networks compared, seed by seed.
 *
 * @param quantity what is compared
 * @param first one of them
 * @param second the other
 * @param firstMean the mean of the first, over the seeds they share
 * @param secondMean the mean of the second, over the seeds they share
 * @param difference the mean of second - first, pair by pair
 */
record Comparison(
    Quantity quantity,
    String first,
    String second,
    double firstMean,
    double secondMean,
    MeanEstimate difference) {

  /** Compares two networks over the seeds they share; empty if there are none. */
  static Optional<Comparison> of(Quantity quantity, Runs first, Runs second) {
    List<Long> seeds =
        first.bySeed().keySet().stream().filter(second.bySeed()::containsKey).toList();
    if (seeds.isEmpty()) {
      return Optional.empty();
    }
    double[] a = values(quantity, first, seeds);
    double[] b = values(quantity, second, seeds);
    return Optional.of(
        new Comparison(
            quantity,
            first.name(),
            second.name(),
            MeanEstimate.of(a).mean(),
            MeanEstimate.of(b).mean(),
            MeanEstimate.ofDifferences(a, b)));
  }

  private static double[] values(Quantity quantity, Runs runs, List<Long> seeds) {
    return seeds.stream().mapToDouble(seed -> quantity.of(runs.bySeed().get(seed))).toArray();
  }

  /** The paired 95% interval of the mean difference, within what is possible; none for one seed. */
  Optional<Interval> interval() {
    return quantity.differenceInterval(difference);
  }

  /** Whether the numbers carry a difference: there is an interval, and it excludes zero. */
  boolean conclusive() {
    return difference.excludesZero();
  }

  /** What the numbers say, and what they do not. */
  String sentence() {
    Optional<Interval> interval = interval();
    if (interval.isPresent()) {
      return conclusive() ? differs(interval.get()) : undecided(interval.get());
    }
    String means =
        "%s has a %s of %s, %s of %s"
            .formatted(
                second,
                quantity.text(),
                quantity.told(secondMean),
                first,
                quantity.told(firstMean));
    if (difference.count() == 1) {
      return means + ": that is one seed each, which says nothing about chance.";
    }
    return difference.mean() == 0
        ? means + ", the same with each of %d seeds.".formatted(difference.count())
        : means
            + ": the difference is the same with each of %d seeds, which gives no interval."
                .formatted(difference.count());
  }

  private String differs(Interval interval) {
    boolean higher = difference.mean() > 0;
    double low = higher ? interval.low() : -interval.high();
    double high = higher ? interval.high() : -interval.low();
    return "%s has a %s %s than %s, %s against %s: by %s on average over %d seeds, 95%% interval %s to %s."
        .formatted(
            second,
            higher ? "higher" : "lower",
            quantity.text(),
            first,
            quantity.told(secondMean),
            quantity.told(firstMean),
            quantity.told(Math.abs(difference.mean())),
            difference.count(),
            quantity.told(low),
            quantity.told(high));
  }

  private String undecided(Interval interval) {
    return ("Whether %s or %s has the higher %s, %d seeds do not tell: %s against %s, and the 95%%"
            + " interval of the difference, %s to %s, has zero in it.")
        .formatted(
            second,
            first,
            quantity.text(),
            difference.count(),
            quantity.told(secondMean),
            quantity.told(firstMean),
            quantity.told(interval.low()),
            quantity.told(interval.high()));
  }

  /** The numbers by their JSON names. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("quantity", quantity.key());
    json.put("first", first);
    json.put("second", second);
    json.put("seeds", difference.count());
    json.put("first_mean", firstMean);
    json.put("second_mean", secondMean);
    json.put("difference", difference.mean());
    json.put(
        "difference_spread",
        difference.deviation().isPresent() ? difference.deviation().getAsDouble() : null);
    json.put(
        "difference_interval",
        interval().map(each -> List.of(each.low(), each.high())).orElse(null));
    json.put("conclusive", conclusive());
    json.put("sentence", sentence());
    return json;
  }
}
