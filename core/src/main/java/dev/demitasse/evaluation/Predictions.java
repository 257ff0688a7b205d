package dev.demitasse.evaluation;

/**
 * Probabilities for labelled samples.
 *
 * @param classes how many classes there are, at least 2
 * @param probabilities the probability of each class for each sample, {@code [samples, classes]};
 *     of two classes, the second is the positive one
 * @param labels the class of each sample
 */
public record Predictions(int classes, double[] probabilities, int[] labels) {
  /**
   * Checks the arrays against each other.
   *
   * @throws IllegalArgumentException if there are no samples or fewer than 2 classes, the arrays do
   *     not fit, a label names no class or a probability is not in [0, 1]
   */
  public Predictions {
    if (classes < 2 || labels.length == 0 || probabilities.length != labels.length * classes) {
      throw new IllegalArgumentException(
          "%d probabilities do not fit %d samples of %d classes"
              .formatted(probabilities.length, labels.length, classes));
    }
    for (int label : labels) {
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException("label " + label + " of " + classes + " classes");
      }
    }
    for (double probability : probabilities) {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException("a probability of " + probability);
      }
    }
  }

  /** How many samples there are. */
  public int size() {
    return labels.length;
  }

  /** The probability of a class for a sample. */
  public double probability(int sample, int category) {
    return probabilities[sample * classes + category];
  }

  /**
   * The class a sample is taken for: of two, the second from the threshold on; of more, the most
   * probable, the first of equals.
   */
  public int predicted(int sample, double threshold) {
    if (classes == 2) {
      return probability(sample, 1) >= threshold ? 1 : 0;
    }
    int largest = 0;
    for (int i = 1; i < classes; i++) {
      if (probability(sample, i) > probability(sample, largest)) {
        largest = i;
      }
    }
    return largest;
  }
}
