package dev.demitasse.losses;

/**
 * The mean over a sample's K outputs y of {@code (y - t)^2}, t being the label's one-hot target or,
 * with one output, the label itself. The gradient is {@code 2 (y - t) / K}.
 */
public record SquaredError() implements Loss {
  @Override
  public double of(float[] outputs, int offset, int size, int label) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double difference = outputs[offset + i] - Targets.target(i, size, label);
      sum += difference * difference;
    }
    return sum / size;
  }

  @Override
  public void gradient(
      float[] outputs, int offset, int size, int label, float[] gradient, double scale) {
    for (int i = 0; i < size; i++) {
      double difference = outputs[offset + i] - Targets.target(i, size, label);
      gradient[offset + i] = (float) (scale * 2 * difference / size);
    }
  }

  @Override
  public boolean correct(float[] outputs, int offset, int size, int label) {
    if (size == 1) {
      return outputs[offset] >= 0.5f == (label == 1);
    }
    return Targets.largest(outputs, offset, size) == label;
  }
}
