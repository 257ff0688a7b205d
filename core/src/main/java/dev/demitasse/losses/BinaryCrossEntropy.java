package dev.demitasse.losses;

/**
 * Binary cross-entropy on a logit z for a label t of 0 or 1: {@code -t ln s - (1 - t) ln(1 - s)}
 * with {@code s = 1 / (1 + e^-z)}.
 *
 * <p>Computed as {@code max(z, 0) - z t + ln(1 + e^-|z|)}, which is finite for every finite logit;
 * the gradient is {@code s - t}.
 */
public record BinaryCrossEntropy() implements Loss {
  @Override
  public double of(float[] outputs, int offset, int size, int label) {
    double logit = outputs[offset];
    return Math.max(logit, 0) - logit * label + StrictMath.log1p(StrictMath.exp(-Math.abs(logit)));
  }

  @Override
  public void gradient(
      float[] outputs, int offset, int size, int label, float[] gradient, double scale) {
    double logit = outputs[offset];
    double small = StrictMath.exp(-Math.abs(logit));
    double sigmoid = (logit >= 0 ? 1 : small) / (1 + small);
    gradient[offset] = (float) (scale * (sigmoid - label));
  }

  @Override
  public boolean correct(float[] outputs, int offset, int size, int label) {
    return outputs[offset] >= 0 == (label == 1);
  }
}
