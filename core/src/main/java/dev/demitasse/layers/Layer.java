package dev.demitasse.layers;

import dev.demitasse.tensor.Shape;
import java.util.List;

/**
 * A layer's description: its kind and hyper-parameters, immutable and without values.
 *
 * <p>Shapes are those of one sample, without the batch: {@code [C, H, W]} for pictures, {@code
 * [features]} after {@link Flatten}. The set is sealed, so that whoever treats every layer (the
 * text form, the exporters) is told by the compiler when one is missing.
 */
public sealed interface Layer permits Activation, Conv, Dense, Dropout, Flatten, MaxPool {
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
   * What the layer learns, given the shape of one sample: none for most layers.
   *
   * @throws LayerException if the layer cannot take this input
   */
  default List<ParameterSpec> parameters(Shape input) {
    outputShape(input);
    return List.of();
  }

  /**
   * How many multiply-add operations one sample of this shape takes forward; biases not counted.
   */
  default long multiplyAdds(Shape input) {
    return 0;
  }

  /**
   * The layer's run-time part for samples of this shape, with what it needs booked in the plan.
   *
   * @throws LayerException if the layer cannot take this input
   */
  BuiltLayer build(Shape input, Plan plan);
}
