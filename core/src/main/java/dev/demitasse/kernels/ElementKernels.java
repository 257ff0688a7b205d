package dev.demitasse.kernels;

/** What is done value by value, or row by row. */
public interface ElementKernels {
  /** {@code y = f(x)}; y may be x. */
  void activate(
      ActivationFunction function, int count, float[] x, int xOffset, float[] y, int yOffset);

  /**
   * {@code dx = f'(x) dy}; dx may be dy.
   *
   * @param values x for the functions that read their input ({@link
   *     ActivationFunction#readsInput}), the output {@code y = f(x)} for the others
   */
  void activationGradient(
      ActivationFunction function,
      int count,
      float[] values,
      int valuesOffset,
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

  /**
   * Overwrites factors with 0, with probability {@code rate}, or {@code 1 / (1 - rate)}, by a hash
   * of {@code bits} and the place: the same factors from all kernels.
   *
   * <p>{@code h = low bits + i 0x9e3779b9}, through the multiply-xorshift hash lowbias32 with the
   * high bits mixed in half-way; 0 where its upper 24 bits are below {@code rate 2^24}. Source of
   * the constants: Wellons, Prospecting for hash functions, 2018.
   *
   * @param first the place i of the first factor
   * @param rate at least 0 and below 1
   */
  void dropoutFactors(int first, int count, float rate, long bits, float[] factors, int offset);

  /** {@code c = a b}, value by value; c may be a or b. */
  void multiply(int count, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset);

  /** {@code sum += a}, value by value. */
  void add(int count, float[] a, int aOffset, float[] sum, int sumOffset);

  /** {@code y = a + b}, value by value; y may be a or b. */
  void sum(int count, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset);

  /** {@code y = max(0, a + b)}, value by value, where NaN stays; y may be a or b. */
  void addRectified(
      int count, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset);
}
