package dev.demitasse.layers;

import dev.demitasse.tensor.Tensor;

/**
 * A layer's run-time part: its structure and parameters, ready to compute.
 *
 * <p>It holds nothing that changes during a step; that is in the {@link Pass}. So one built layer
 * serves any number of passes at the same time. Tensors have the pass's capacity as their first
 * dimension, of which the first {@link Pass#samples()} samples count.
 */
public interface BuiltLayer {
  /**
   * Computes the layer's output.
   *
   * @param x the samples given to the layer, {@code [N, ...input shape]}; only read, and kept by
   *     the pass until the backward computation
   * @param y overwritten with the output, {@code [N, ...output shape]}
   */
  void forward(Tensor x, Tensor y, Pass pass);

  /**
   * Computes the gradients of the loss, after {@link #forward} with the same pass.
   *
   * @param dy the gradient of the loss by the layer's output; only read
   * @param dx overwritten with the gradient by the layer's input, or null where nobody wants it;
   *     the gradients by the layer's parameters are added to those in the pass
   */
  void backward(Tensor dy, Tensor dx, Pass pass);
}
