package dev.demitasse.layers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Layers of a path that are computed in one go, or a single one.
 *
 * @param first the number of the first of them in the path, from 0
 * @param layers the layers, one behind the other
 */
record Unit(int first, List<Layer> layers) {
  /** Each layer by itself. */
  static List<Unit> single(List<Layer> layers) {
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      units.add(new Unit(i, List.of(layers.get(i))));
    }
    return units;
  }

  /**
   * For going forward only: a batch normalisation goes into the convolution or the dense layer
   * before it; a pooling and a rectifier, in either order, go along with the convolution before
   * them, and a rectifier with a join.
   */
  static List<Unit> joined(List<Layer> layers) {
    List<Unit> units = new ArrayList<>();
    for (int i = 0, next; i < layers.size(); i = next) {
      Layer layer = layers.get(i);
      next = i + 1;
      if (layer instanceof Conv || layer instanceof Dense) {
        next += at(layers, next) instanceof BatchNorm ? 1 : 0;
      }
      if (layer instanceof Conv) {
        next += pooled(layers, next);
      } else if (layer instanceof Add || layer instanceof Residual) {
        next += isRectifier(at(layers, next)) ? 1 : 0;
      }
      units.add(new Unit(i, layers.subList(i, next)));
    }
    return units;
  }

  /** How many layers from there on are a pooling, perhaps with a rectifier before or behind it. */
  private static int pooled(List<Layer> layers, int i) {
    Layer one = at(layers, i);
    Layer other = at(layers, i + 1);
    if (isPooling(one)) {
      return isRectifier(other) ? 2 : 1;
    }
    return isRectifier(one) && isPooling(other) ? 2 : 0;
  }

  private static Layer at(List<Layer> layers, int i) {
    return i < layers.size() ? layers.get(i) : null;
  }

  /** Whether the layer takes the largest of 2x2 that lie side by side. */
  private static boolean isPooling(Layer layer) {
    return layer instanceof MaxPool pool && pool.equals(new MaxPool(2, 2));
  }

  static boolean isRectifier(Layer layer) {
    return layer instanceof Activation activation
        && activation.function() == Activation.Function.RELU;
  }

  /**
   * For going back as well: a rectifier goes behind a pooling that follows it, where it has far
   * fewer values to treat, and goes along with a batch normalisation before it.
   *
   * <p>{@code max(relu(a), relu(b)) = relu(max(a, b))}, since a rectifier never puts two values in
   * another order; and the gradient reaches the same value, for where it differs, below zero, ReLU
   * stops it.
   */
  static List<Unit> reordered(List<Unit> units) {
    List<Unit> order = new ArrayList<>(units);
    for (int i = 1; i < order.size(); i++) {
      if (order.get(i).isSingle(MaxPool.class) && isRectifier(order.get(i - 1).only())) {
        Collections.swap(order, i - 1, i);
      }
    }
    for (int i = 1; i < order.size(); i++) {
      Unit before = order.get(i - 1);
      if (before.isSingle(BatchNorm.class) && isRectifier(order.get(i).only())) {
        order.set(i - 1, new Unit(before.first, List.of(before.only(), order.get(i).only())));
        order.remove(i);
      }
    }
    return order;
  }

  private boolean isSingle(Class<? extends Layer> kind) {
    return kind.isInstance(only());
  }

  /** The layer, if it is alone; else null. */
  private Layer only() {
    return layers.size() == 1 ? layers.getFirst() : null;
  }

  /**
   * Adds the layers to a plan.
   *
   * @param prefix what names begin with
   * @param names the names of the path's layers
   */
  Value build(Value x, Plan plan, String prefix, List<String> names) {
    String name = prefix + names.get(first);
    plan.enter(name);
    if (layers.size() == 1) {
      Value y = layers.getFirst().build(x, plan);
      plan.mark(name);
      return y;
    }
    boolean rectified = layers.stream().anyMatch(Unit::isRectifier);
    return switch (layers.getFirst()) {
      case Conv conv -> convolved(conv, rectified, x, plan, prefix, names);
      case Dense dense -> dense.build(x, plan, normalisation(plan, prefix, names));
      case BatchNorm norm -> norm.build(x, plan, rectified);
      case Join join -> join.build(x, plan, rectified);
      default -> throw new IllegalStateException(layers.toString());
    };
  }

  private Value convolved(
      Conv conv, boolean rectified, Value x, Plan plan, String prefix, List<String> names) {
    Normalisation norm = normalisation(plan, prefix, names);
    if (layers.stream().noneMatch(Unit::isPooling)) {
      return conv.build(x, plan, norm);
    }
    Value pooled = conv.buildPooled(x, plan, norm, rectified);
    if (pooled != null) {
      return pooled;
    }
    Value y = new MaxPool(2, 2).build(conv.build(x, plan, norm), plan);
    return rectified ? new Activation(Activation.Function.RELU).build(y, plan) : y;
  }

  /** The batch normalisation behind the first layer; null if there is none. */
  private Normalisation normalisation(Plan plan, String prefix, List<String> names) {
    return layers.size() > 1 && layers.get(1) instanceof BatchNorm norm
        ? Normalisation.of(norm, plan, prefix + names.get(first + 1))
        : null;
  }
}
