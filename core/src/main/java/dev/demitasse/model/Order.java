package dev.demitasse.model;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.MaxPool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The order in which layers are computed: as written, but that a rectifier goes behind a pooling
 * that follows it, where it has far fewer values to treat.
 *
 * <p>{@code max(relu(a), relu(b)) = relu(max(a, b))}, since a rectifier never puts two values in
 * another order; and the gradient reaches the same value, for where it differs, below zero, ReLU
 * stops it.
 */
final class Order {
  private Order() {}

  /** The places of the layers, from 0, in the order of computing. */
  static List<Integer> of(List<Layer> layers) {
    List<Integer> order = asWritten(layers);
    for (int i = 1; i < layers.size(); i++) {
      boolean rectified =
          layers.get(i - 1) instanceof Activation activation
              && activation.function() == Activation.Function.RELU;
      if (rectified && layers.get(i) instanceof MaxPool) {
        Collections.swap(order, i - 1, i);
      }
    }
    return order;
  }

  /** The places of the layers, from 0, as they are written. */
  static List<Integer> asWritten(List<Layer> layers) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      order.add(i);
    }
    return order;
  }
}
