package dev.demitasse.studies.study;

import dev.demitasse.studies.trials.TrialResult;
import java.util.Locale;

/** Something that is compared between networks. */
enum Quantity {
  TEST_ACCURACY("test accuracy", "test_accuracy", "%.4f"),
  TEST_LOSS("test loss", "test_loss", "%.4f"),
  SECONDS("training time", "seconds", "%.1f s");

  private final String text;
  private final String key;
  private final String format;

  Quantity(String text, String key, String format) {
    this.text = text;
    this.key = key;
    this.format = format;
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

  /** A value in a sentence. */
  String told(double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
