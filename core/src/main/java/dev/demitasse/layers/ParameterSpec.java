package dev.demitasse.layers;

import dev.demitasse.tensor.Shape;
import java.util.Optional;

/**
 * What is to be known of a parameter before it has values.
 *
 * @param name its name within the layer: {@code weight}, {@code bias} or another
 * @param shape its shape
 * @param fanIn how many inputs feed one unit of the layer
 * @param fanOut how many units one input of the layer feeds
 * @param start the value that all begin with; empty where they are drawn at random
 * @param trainable whether training moves it along its gradient; else it is a statistic, which the
 *     layer itself keeps up to date
 */
public record ParameterSpec(
    String name, Shape shape, int fanIn, int fanOut, Optional<Float> start, boolean trainable) {
  static final String WEIGHT = "weight";
  static final String BIAS = "bias";

  static ParameterSpec weight(Shape shape, int fanIn, int fanOut) {
    return new ParameterSpec(WEIGHT, shape, fanIn, fanOut, Optional.empty(), true);
  }

  static ParameterSpec bias(int count, int fanIn, int fanOut) {
    return new ParameterSpec(BIAS, Shape.of(count), fanIn, fanOut, Optional.of(0f), true);
  }

  /** A factor for each channel. */
  static ParameterSpec factors(int count, float start) {
    return new ParameterSpec(WEIGHT, Shape.of(count), 1, 1, Optional.of(start), true);
  }

  /** A summand for each channel. */
  static ParameterSpec summands(int count) {
    return bias(count, 1, 1);
  }

  /** A statistic of each channel, which belongs to the model but is not learned by gradients. */
  static ParameterSpec statistic(String name, int count, float start) {
    return new ParameterSpec(name, Shape.of(count), 1, 1, Optional.of(start), false);
  }

  /** Whether this is a bias, which the count of weights leaves out. */
  public boolean isBias() {
    return trainable && name.equals(BIAS);
  }

  /** Whether these are variances, which are never below 0. */
  public boolean isVariance() {
    return name.equals(BatchNorm.RUNNING_VAR);
  }

  /** Whether this is counted as weights. */
  public boolean isWeight() {
    return trainable && !name.equals(BIAS);
  }
}
