package dev.demitasse.studies.study;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.Dropout;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.MaxPool;
import java.util.Locale;

/** How the number of a layer's weights comes about, written out. */
final class WeightFormula {
  private static final String NONE = "none";

  private WeightFormula() {}

  /** The formula without biases: {@code (3 x 3) x 1 x 8 = 72}. The layer's sizes are filled in. */
  static String weights(Layer layer) {
    return switch (layer) {
      case Conv conv -> product(conv) + " = " + told(count(conv));
      case Dense dense -> product(dense) + " = " + told(count(dense));
      case Activation _, Dropout _, Flatten _, MaxPool _ -> NONE;
    };
  }

  /** The formula with biases: {@code (3 x 3) x 1 x 8 + 8 = 80}. The layer's sizes are filled in. */
  static String parameters(Layer layer) {
    return switch (layer) {
      case Conv conv -> sum(product(conv), count(conv), conv.outputChannel());
      case Dense dense -> sum(product(dense), count(dense), dense.outputs());
      case Activation _, Dropout _, Flatten _, MaxPool _ -> NONE;
    };
  }

  private static String product(Conv conv) {
    return "(%d x %d) x %d x %d"
        .formatted(conv.filterSize(), conv.filterSize(), conv.inputChannel(), conv.outputChannel());
  }

  private static long count(Conv conv) {
    return (long) conv.filterSize()
        * conv.filterSize()
        * conv.inputChannel()
        * conv.outputChannel();
  }

  private static String product(Dense dense) {
    return "%d x %d".formatted(dense.inputs(), dense.outputs());
  }

  private static long count(Dense dense) {
    return (long) dense.inputs() * dense.outputs();
  }

  private static String sum(String product, long weights, int biases) {
    return "%s + %d = %s".formatted(product, biases, told(weights + biases));
  }

  private static String told(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
