package dev.demitasse.losses;

/**
 * Softmax cross-entropy on a sample's logits z for the class t: {@code -ln(e^z[t] / sum over j of
 * e^z[j])}.
 *
 * <p>Computed as {@code m + ln(sum of e^(z[j] - m)) - z[t]} with the largest logit m, which is
 * finite for all finite logits; the gradient is {@code softmax(z) - onehot(t)}.
 */
public record SoftmaxCrossEntropy() implements Loss {
  @Override
  public double of(float[] outputs, int offset, int size, int label) {
    double largest = outputs[offset + Targets.largest(outputs, offset, size)];
    return largest
        + StrictMath.log(sumOfExponentials(outputs, offset, size, largest))
        - outputs[offset + label];
  }

  private static double sumOfExponentials(float[] outputs, int offset, int size, double largest) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += StrictMath.exp(outputs[offset + i] - largest);
    }
    return sum;
  }

  @Override
  public void gradient(
      float[] outputs, int offset, int size, int label, float[] gradient, double scale) {
    double largest = outputs[offset + Targets.largest(outputs, offset, size)];
    double sum = sumOfExponentials(outputs, offset, size, largest);
    for (int i = 0; i < size; i++) {
      double softmax = StrictMath.exp(outputs[offset + i] - largest) / sum;
      gradient[offset + i] = (float) (scale * (softmax - Targets.target(i, size, label)));
    }
  }

  @Override
  public boolean correct(float[] outputs, int offset, int size, int label) {
    return Targets.largest(outputs, offset, size) == label;
  }
}
