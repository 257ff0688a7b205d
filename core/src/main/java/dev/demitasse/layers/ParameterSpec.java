package dev.demitasse.layers;

import dev.demitasse.tensor.Shape;

/**
 * What is to be known of a parameter before it has values.
 *
 * @param name its name within the layer: {@code weight} or {@code bias}
 * @param shape its shape
 * @param fanIn how many inputs feed one unit of the layer
 * @param fanOut how many units one input of the layer feeds
 */
public record ParameterSpec(String name, Shape shape, int fanIn, int fanOut) {
  static final String WEIGHT = "weight";
  static final String BIAS = "bias";

  static ParameterSpec weight(Shape shape, int fanIn, int fanOut) {
    return new ParameterSpec(WEIGHT, shape, fanIn, fanOut);
  }

  static ParameterSpec bias(int count, int fanIn, int fanOut) {
    return new ParameterSpec(BIAS, Shape.of(count), fanIn, fanOut);
  }

  /** Whether this is a bias, which the count of weights leaves out. */
  public boolean isBias() {
    return name.equals(BIAS);
  }
}
