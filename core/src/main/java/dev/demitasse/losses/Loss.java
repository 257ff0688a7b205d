package dev.demitasse.losses;

/**
 * What a network's outputs are measured by, and its gradient.
 *
 * <p>Outputs are {@code [samples, outputs]}; labels are class indices. Sums run over the samples in
 * order and in double precision; a mean is the sum divided by the number of samples. Cross-entropy
 * takes logits and is in nats.
 */
public sealed interface Loss permits BinaryCrossEntropy, SoftmaxCrossEntropy, SquaredError {
  /** The loss of one sample. */
  double of(float[] outputs, int offset, int size, int label);

  /**
   * Overwrites the gradient of one sample's loss, times {@code scale}, by its outputs.
   *
   * @param gradient laid out as the outputs
   */
  void gradient(float[] outputs, int offset, int size, int label, float[] gradient, double scale);

  /** Whether one sample's outputs say its label, at a probability of one half. */
  boolean correct(float[] outputs, int offset, int size, int label);

  /** The losses of the first {@code samples} samples, added up. */
  default double sum(float[] outputs, int samples, int size, int[] labels) {
    double sum = 0;
    for (int n = 0; n < samples; n++) {
      sum += of(outputs, n * size, size, labels[n]);
    }
    return sum;
  }

  /** Overwrites the gradient of {@link #sum} times {@code scale} by the outputs. */
  default void gradient(
      float[] outputs, int samples, int size, int[] labels, float[] gradient, double scale) {
    for (int n = 0; n < samples; n++) {
      gradient(outputs, n * size, size, labels[n], gradient, scale);
    }
  }

  /** How many of the first {@code samples} samples' outputs say their label. */
  default int correct(float[] outputs, int samples, int size, int[] labels) {
    int correct = 0;
    for (int n = 0; n < samples; n++) {
      correct += correct(outputs, n * size, size, labels[n]) ? 1 : 0;
    }
    return correct;
  }
}
