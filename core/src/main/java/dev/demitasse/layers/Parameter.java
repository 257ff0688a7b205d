package dev.demitasse.layers;

import dev.demitasse.tensor.Tensor;

/**
 * One array of values that a model learns. Its gradient is in {@link Gradients}, its moments are in
 * the optimizer's state.
 *
 * @param index its place among the model's parameters, from 0
 * @param name its name in the model file: layer and part, such as {@code conv1.weight}
 * @param spec its shape and fans
 * @param tensor its values, shared by all that use the model
 */
public record Parameter(int index, String name, ParameterSpec spec, Tensor tensor) {
  /** The values, shared, in row-major order. */
  public float[] values() {
    return tensor.values();
  }

  /** How many values there are. */
  public int size() {
    return tensor.size();
  }
}
