package dev.demitasse.kernels;

/** Maximum pooling of one picture, all channels, and its gradient. */
public interface PoolingKernels {
  /**
   * Overwrites y with each window's largest value, and argmax with that value's place in the
   * picture, counted from {@code xOffset}. The first of equals wins; NaN beats every number.
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
}
