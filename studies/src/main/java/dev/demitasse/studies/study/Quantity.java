package dev.demitasse.studies.study;

import dev.demitasse.evaluation.Interval;
import dev.demitasse.evaluation.MeanEstimate;
import dev.demitasse.studies.trials.TrialResult;
import java.util.Locale;
import java.util.Optional;

/** Something that is compared between networks. */
enum Quantity {
  TEST_ACCURACY("test accuracy", "test_accuracy", "%.4f", 1),
  TEST_LOSS("test loss", "test_loss", "%.4f", Double.POSITIVE_INFINITY),
  SECONDS("training time", "seconds", "%.1f s", Double.POSITIVE_INFINITY);

  private final String text;
  private final String key;
  private final String format;
  private final double largest;

  Quantity(String text, String key, String format, double largest) {
    this.text = text;
    this.key = key;
    this.format = format;
    this.largest = largest;
  }

  /** What it is called in a sentence. */
  String text() {
    return text;
  }

  /** What it is called in JSON. */
  String key() {
    return key;
  }

  /** The quantity of a trained model. */
  double of(TrialResult result) {
    return switch (this) {
      case TEST_ACCURACY -> result.test().accuracy();
      case TEST_LOSS -> result.test().loss();
      case SECONDS -> result.seconds();
    };
  }

  /**
   * The interval of a mean, without what the quantity cannot be: no share is below 0 or above 1. Of
   * a few values that differ much, Student's t alone would reach there.
   */
  Optional<Interval> interval(MeanEstimate mean) {
    return mean.interval()
        .map(
            each ->
                new Interval(
                    Math.max(0, each.low()), Math.min(largest, each.high()), each.confidence()));
  }

  /**
   * The interval of a mean difference, without what no difference of shares can be: beyond -1 or 1.
   */
  Optional<Interval> differenceInterval(MeanEstimate difference) {
    return difference
        .interval()
        .map(
            each ->
                new Interval(
                    Math.max(-largest, each.low()),
                    Math.min(largest, each.high()),
                    each.confidence()));
  }

  /** A value in a sentence. */
  String told(double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
