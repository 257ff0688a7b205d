package dev.demitasse.studies.study;

import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.ParameterSpec;
import dev.demitasse.layers.Path;
import java.util.Locale;
import java.util.function.Predicate;

/** How the number of a layer's weights comes about, written out. */
final class WeightFormula {
  private static final String NONE = "none";

  private WeightFormula() {}

  /** The formula without biases: {@code (3 x 3) x 1 x 8 = 72}. */
  static String weights(Path.Place place) {
    long weights = count(place, ParameterSpec::isWeight);
    return weights == 0 ? NONE : equation(product(place.layer(), weights), weights);
  }

  /** The formula with biases: {@code (3 x 3) x 1 x 8 + 8 = 80}. */
  static String parameters(Path.Place place) {
    long weights = count(place, ParameterSpec::isWeight);
    long biases = count(place, ParameterSpec::isBias);
    if (biases == 0) {
      return weights(place);
    }
    return "%s + %d = %s"
        .formatted(product(place.layer(), weights), biases, told(weights + biases));
  }

  /** How many values of the layer's parameters are counted so. */
  private static long count(Path.Place place, Predicate<ParameterSpec> counted) {
    return place.layer().parameters(place.input()).stream()
        .filter(counted)
        .mapToLong(spec -> spec.shape().size())
        .sum();
  }

  /** What is multiplied; with one weight for each channel that is their number alone. */
  private static String product(Layer layer, long weights) {
    return switch (layer) {
      case Conv conv ->
          "(%d x %d) x %d x %d"
              .formatted(
                  conv.filterSize(),
                  conv.filterSize(),
                  conv.inputChannel() / conv.groups(),
                  conv.outputChannel());
      case Dense dense -> "%d x %d".formatted(dense.inputs(), dense.outputs());
      case Layer _ -> Long.toString(weights);
    };
  }

  private static String equation(String product, long weights) {
    return product.equals(Long.toString(weights)) ? product : product + " = " + told(weights);
  }

  private static String told(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
