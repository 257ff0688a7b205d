package dev.demitasse.kernels;

/** Pooling of one picture, all channels, and its gradients. */
public interface PoolingKernels {
  /**
   * Overwrites y with each window's largest value, and argmax with that value's place in the
   * picture, counted from {@code xOffset}. The first of equals wins; NaN beats every number, and
   * every number the padding.
   *
   * @param argmax null where nobody goes back
   */
  void maxPool(
      PoolGeometry geometry,
      float[] x,
      int xOffset,
      float[] y,
      int yOffset,
      int[] argmax,
      int argmaxOffset);

  /** Overwrites dx with dy's values at the places that argmax names, added up, and 0 elsewhere. */
  void maxPoolGradient(
      PoolGeometry geometry,
      float[] dy,
      int dyOffset,
      int[] argmax,
      int argmaxOffset,
      float[] dx,
      int dxOffset);

  /**
   * Overwrites y with each window's mean: its sum divided by how many of its values lie in the
   * picture, or, where the padding counts, in the padded picture.
   */
  void averagePool(PoolGeometry geometry, float[] x, int xOffset, float[] y, int yOffset);

  /**
   * Overwrites dx with the gradient by x, given dy, the gradient by y: each value of dy, divided as
   * its window's sum is, goes to all of the window's values.
   */
  void averagePoolGradient(
      PoolGeometry geometry, float[] dy, int dyOffset, float[] dx, int dxOffset);
}
