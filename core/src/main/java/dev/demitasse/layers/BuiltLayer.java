package dev.demitasse.layers;

import java.util.List;

/**
 * A step of a {@link Plan}: a layer's run-time part, its structure and parameters, ready to
 * compute.
 *
 * <p>It holds nothing that changes during a step; that is in the {@link Pass}. So one built layer
 * serves any number of passes at the same time. Layers that take pictures are called picture by
 * picture, so that what lies between them stays in the processor's cache; layers that take lists of
 * features are called for all samples of a pass at once.
 */
public interface BuiltLayer {
  /**
   * Computes the layer's output for samples {@code from} to below {@code to}: overwrites y, reads
   * x.
   */
  void forward(Flow flow, Pass pass, int from, int to);

  /**
   * Computes the gradients of the loss after {@link #forward} of the same samples in the same pass:
   * overwrites dx, if it is wanted, from dy. What the parameters' gradients are to be computed from
   * is left in the pass's {@link Gradients}; {@link #gradientTasks} finish them.
   */
  void backward(Flow flow, Pass pass, int from, int to);

  /** What is left to do for the parameters' gradients when the whole batch has gone back. */
  default List<GradientTask> gradientTasks() {
    return List.of();
  }

  /** Whether {@link #backward} reads x. */
  default boolean readsInput() {
    return false;
  }

  /** Whether {@link #backward} reads y. */
  default boolean readsOutput() {
    return false;
  }

  /** Whether y may be the memory of x. */
  default Sharing sharing() {
    return Sharing.NONE;
  }

  /** Whether dx may be the memory of dy. */
  default Sharing gradientSharing() {
    return sharing();
  }

  /** Floats of scratch that the kernels ask for beyond what matrix products do. */
  default int scratch() {
    return 0;
  }

  /** What all samples of a batch meet for behind {@link #forward}; null where they do not. */
  default Meeting meetingAhead() {
    return null;
  }

  /** What all samples of a batch meet for behind {@link #backward}; null where they do not. */
  default Meeting meetingBack() {
    return null;
  }

  /** What a layer makes of memory that is its input and its output at once. */
  enum Sharing {
    /** It cannot be. */
    NONE,
    /** The output overwrites the first input. */
    OVERWRITES,
    /** Every output is every input, perhaps in another shape. */
    IDENTICAL
  }
}
