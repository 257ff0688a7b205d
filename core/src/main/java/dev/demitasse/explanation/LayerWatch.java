package dev.demitasse.explanation;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Gradients;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.Rows;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;

/** What is counted of one layer while a batch goes through in pieces, on any threads. */
final class LayerWatch {
  /** Where the slope y (1 - y) of sigmoid is below 5% of its steepest, 1/4. */
  private static final float SATURATED_SIGMOID = 0.05f / 4;

  /** Where the slope 1 - y^2 of tanh is below 5% of its steepest, 1. */
  private static final float SATURATED_TANH = 0.05f;

  private final String name;
  private final Layer layer;
  private final List<Parameter> weights;
  private final double[] squares;
  private final long[] saturated;
  private final BitSet[] alive;

  /**
   * Watches a layer.
   *
   * @param weights its parameters, biases left out
   */
  LayerWatch(String name, Layer layer, List<Parameter> weights, int pieces) {
    this.name = name;
    this.layer = layer;
    this.weights = weights;
    squares = new double[pieces];
    saturated = new long[pieces];
    alive = new BitSet[pieces];
    Arrays.setAll(alive, piece -> new BitSet());
  }

  /** Counts a piece that has gone forward and back. */
  void note(Rows y, Rows dy, int samples, int piece) {
    squares[piece] = squares(dy.values(), samples * dy.size());
    if (layer instanceof Activation activation) {
      switch (activation.function()) {
        case RELU, LEAKY_RELU, RELU6, ELU, HARD_SWISH -> noteAlive(y, samples, alive[piece]);
        case SIGMOID -> saturated[piece] = saturatedSigmoid(y.values(), samples * y.size());
        case TANH -> saturated[piece] = saturatedTanh(y.values(), samples * y.size());
        case HARD_SIGMOID -> saturated[piece] = outside(y.values(), samples * y.size());
        case SOFTMAX, GELU, SILU, SOFTPLUS -> {}
      }
    }
  }

  private static void noteAlive(Rows y, int samples, BitSet alive) {
    alive.clear();
    for (int n = 0; n < samples; n++) {
      for (int unit = 0; unit < y.size(); unit++) {
        if (y.values()[y.at(n) + unit] > 0) {
          alive.set(unit);
        }
      }
    }
  }

  private static long saturatedSigmoid(float[] y, int count) {
    long saturated = 0;
    for (int i = 0; i < count; i++) {
      saturated += y[i] * (1 - y[i]) < SATURATED_SIGMOID ? 1 : 0;
    }
    return saturated;
  }

  private static long saturatedTanh(float[] y, int count) {
    long saturated = 0;
    for (int i = 0; i < count; i++) {
      saturated += 1 - y[i] * y[i] < SATURATED_TANH ? 1 : 0;
    }
    return saturated;
  }

  /** Where the slope of the hard sigmoid is 0. */
  private static long outside(float[] y, int count) {
    long saturated = 0;
    for (int i = 0; i < count; i++) {
      saturated += y[i] <= 0 || y[i] >= 1 ? 1 : 0;
    }
    return saturated;
  }

  private static double squares(float[] values, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += (double) values[i] * values[i];
    }
    return sum;
  }

  /**
   * What the counts come to, once all pieces are back.
   *
   * @param samples how many the batch had
   * @param size how many values the layer gives for one
   */
  LayerSignal signal(Gradients gradients, int samples, int size) {
    double values = (double) samples * size;
    double mean = Arrays.stream(squares).sum() / values;
    OptionalDouble none = OptionalDouble.empty();
    Activation.Function function =
        layer instanceof Activation activation
            ? activation.function()
            : Activation.Function.SOFTMAX;
    return new LayerSignal(
        name,
        weights.isEmpty() ? none : OptionalDouble.of(norm(gradients)),
        samples * Math.sqrt(mean), // a sample has its share of the mean loss: 1 / samples
        switch (function) {
          case RELU, LEAKY_RELU, RELU6, ELU, HARD_SWISH ->
              OptionalDouble.of(1 - (double) aliveUnits() / size);
          case SIGMOID, HARD_SIGMOID, TANH, SOFTMAX, GELU, SILU, SOFTPLUS -> none;
        },
        switch (function) {
          case SIGMOID, HARD_SIGMOID, TANH ->
              OptionalDouble.of(Arrays.stream(saturated).sum() / values);
          case RELU, LEAKY_RELU, RELU6, ELU, HARD_SWISH, SOFTMAX, GELU, SILU, SOFTPLUS -> none;
        });
  }

  private double norm(Gradients gradients) {
    return Math.sqrt(weights.stream().mapToDouble(w -> squares(gradients.of(w), w.size())).sum());
  }

  private int aliveUnits() {
    BitSet all = new BitSet();
    for (BitSet piece : alive) {
      all.or(piece);
    }
    return all.cardinality();
  }
}
