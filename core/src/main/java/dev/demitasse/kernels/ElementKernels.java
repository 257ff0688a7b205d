package dev.demitasse.kernels;

/** What is done value by value, or row by row. */
public interface ElementKernels {
  /** {@code y = f(x)}; y may be x. */
  void activate(
      ActivationFunction function, int count, float[] x, int xOffset, float[] y, int yOffset);

  /** {@code dx = f'(x) dy}, from the output {@code y = f(x)}; dx may be dy. */
  void activationGradient(
      ActivationFunction function,
      int count,
      float[] y,
      int yOffset,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset);

  /** {@code y[r, c] = e^x[r, c] / sum over j of e^x[r, j]}. */
  void softmax(int rows, int columns, float[] x, int xOffset, float[] y, int yOffset);

  /** {@code dx[r, c] = y[r, c] (dy[r, c] - sum over j of y[r, j] dy[r, j])}; dx may be dy. */
  void softmaxGradient(
      int rows,
      int columns,
      float[] y,
      int yOffset,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset);

  /** {@code c = a b}, value by value; c may be a or b. */
  void multiply(int count, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset);

  /** {@code sum += a}, value by value. */
  void add(int count, float[] a, int aOffset, float[] sum, int sumOffset);
}
