package dev.demitasse.kernels;

/**
 * The convolution of one picture, all channels, and its gradients, for one geometry.
 *
 * <p>x {@code [C, H, W]}, weights {@code [F, C / groups, k, k]}, bias {@code [F]}, y {@code [F, H',
 * W']}. The gradients by the weights are added up over many pictures in a layout of the kernels'
 * own, and laid out as the weights are at the end.
 */
public interface Convolution extends ForwardConvolution {
  /** How many floats the filters take that {@link #layOutBackward} makes. */
  int backwardFilters();

  /** Overwrites filters with the weights, laid out for {@link #dataGradient}. */
  void layOutBackward(float[] weights, float[] filters);

  /** Overwrites dx with the gradient by x, given dy, the gradient by y. */
  void dataGradient(
      float[] dy, int dyOffset, float[] filters, float[] dx, int dxOffset, Scratch scratch);

  /** How many floats the sums take that {@link #addWeightGradient} adds to. */
  int sums();

  /** Adds the gradients by the weights and the bias to sums, which are zero at the beginning. */
  void addWeightGradient(
      float[] x, int xOffset, float[] dy, int dyOffset, float[] sums, Scratch scratch);

  /**
   * Overwrites dw and db with the sums, laid out as weights and bias are.
   *
   * @param db null for a convolution without biases
   */
  void gradients(float[] sums, float[] dw, float[] db);
}
