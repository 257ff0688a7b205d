package dev.demitasse.layers;

import dev.demitasse.tensor.Shape;
import java.util.List;

/**
 * A layer's description: its kind and hyper-parameters, immutable and without values.
 *
 * <p>Shapes are those of one sample, without the batch: {@code [C, H, W]} for pictures, {@code
 * [features]} after {@link Flatten}. The set is sealed, so that whoever treats every layer (the
 * text form, the exporters) is told by the compiler when one is missing. A {@link Join} holds paths
 * of layers; all others are single layers.
 */
public sealed interface Layer
    permits Activation,
        AvgPool,
        BatchNorm,
        Conv,
        Dense,
        DropPath,
        Dropout,
        Flatten,
        GlobalAvgPool,
        Join,
        MaxPool,
        PRelu,
        SpatialDropout {
  /** The layer's name in architecture text, such as {@code MaxPool}. */
  String kind();

  /**
   * This layer with the sizes filled in that were left to the layer before.
   *
   * @throws LayerException if the layer cannot take this input
   */
  default Layer resolve(Shape input) {
    outputShape(input);
    return this;
  }

  /**
   * The shape of what the layer gives for one sample of this shape.
   *
   * @throws LayerException if the layer cannot take this input
   */
  Shape outputShape(Shape input);

  /**
   * What the layer itself has in parameters, given the shape of one sample: none for most layers,
   * and none for joins, whose paths' layers have theirs.
   *
   * @throws LayerException if the layer cannot take this input
   */
  default List<ParameterSpec> parameters(Shape input) {
    outputShape(input);
    return List.of();
  }

  /**
   * How many multiply-add operations one sample of this shape takes forward in the layer itself;
   * biases not counted, nor what a join's paths hold.
   */
  default long multiplyAdds(Shape input) {
    return 0;
  }

  /**
   * Adds the layer's run-time part to a plan, with all that it needs.
   *
   * @param x what the layer is given
   * @return what it gives
   * @throws LayerException if the layer cannot take this input
   */
  Value build(Value x, Plan plan);
}
