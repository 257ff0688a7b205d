package dev.demitasse.simd;

/** The gradient of a convolution by its weights and biases, added up over pictures. */
sealed interface WeightGradient
    permits WideWeightGradient, NarrowWeightGradient, WinogradWeightGradient {
  /** Floats of scratch. */
  int scratch();

  /** Floats of sums. */
  int sums();

  /** Adds one picture's gradient. */
  void add(float[] x, int xOffset, float[] dy, int dyOffset, float[] sums, float[] floats);

  /** Overwrites dw and db with the sums. */
  void gradients(float[] sums, float[] dw, float[] db);
}
