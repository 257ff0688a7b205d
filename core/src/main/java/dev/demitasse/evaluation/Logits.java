package dev.demitasse.evaluation;

/**
 * What a network gives for labelled samples before it becomes probabilities.
 *
 * @param outputs how many numbers there are for each sample: one for two classes, the logit of the
 *     second; otherwise one for each class
 * @param values the logits, {@code [samples, outputs]}
 * @param labels the class of each sample
 */
public record Logits(int outputs, float[] values, int[] labels) {
  /**
   * Checks the arrays against each other.
   *
   * @throws IllegalArgumentException if there are no samples, the arrays do not fit or a label
   *     names no class
   */
  public Logits {
    if (outputs < 1 || labels.length == 0 || values.length != labels.length * outputs) {
      throw new IllegalArgumentException(
          "%d logits do not fit %d samples of %d".formatted(values.length, labels.length, outputs));
    }
    for (int label : labels) {
      if (label < 0 || label >= Math.max(2, outputs)) {
        throw new IllegalArgumentException("label " + label + " of " + outputs + " outputs");
      }
    }
  }

  /**
   * How fast the loss rises with the sharpness: the derivative of the mean cross-entropy of logits
   * times {@code sharpness} by it, {@code mean of (expected logit - the label's logit)}.
   */
  double slope(double sharpness) {
    double sum = 0;
    for (int n = 0; n < labels.length; n++) {
      sum += outputs == 1 ? binary(n, sharpness) : softmax(n, sharpness);
    }
    return sum / labels.length;
  }

  private double binary(int sample, double sharpness) {
    double logit = values[sample];
    double away = labels[sample] == 1 ? -logit : logit; // positive where the sign is wrong
    return away / (1 + StrictMath.exp(-away * sharpness));
  }

  private double softmax(int sample, double sharpness) {
    int first = sample * outputs;
    double own = values[first + labels[sample]];
    double largest = own;
    for (int i = first; i < first + outputs; i++) {
      largest = Math.max(largest, values[i]);
    }
    double sum = 0;
    double weighted = 0;
    for (int i = first; i < first + outputs; i++) {
      double share = StrictMath.exp((values[i] - largest) * sharpness);
      sum += share;
      weighted += share * (values[i] - own);
    }
    return weighted / sum;
  }
}
