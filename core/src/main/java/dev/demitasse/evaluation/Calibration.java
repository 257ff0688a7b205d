package dev.demitasse.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether probabilities keep their word: of what is said to be so with 80%, 80% should be so.
 *
 * <p>Of two classes, the confidence is the probability of the second, and what is observed is
 * whether the sample belongs to it. Of more, it is the probability of the most probable class, and
 * what is observed is whether that is the sample's.
 *
 * @param bins the reliability diagram: samples by confidence, in stretches of equal width, without
 *     those that have no sample
 * @param expectedCalibrationError the distance of mean confidence and observed share in a bin,
 *     averaged over the samples
 * @param brier of two classes, the mean of {@code (p - y)^2} with the second's probability p and y
 *     1 for its samples and 0 for the others; of more, that sum over all classes, 0..2
 */
public record Calibration(List<Bin> bins, double expectedCalibrationError, double brier) {
  /** How many bins there are, with and without samples. */
  public static final int BINS = 15;

  /** Copies the bins. */
  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * The samples of similar confidence.
   *
   * @param low confidence is above this, or at 0 in the first bin
   * @param high confidence is at most this
   * @param count how many samples there are
   * @param meanConfidence the mean of their confidences
   * @param observedShare the share of them for which it was so
   */
  public record Bin(
      double low, double high, int count, double meanConfidence, double observedShare) {}

  /**
   * The calibration of predictions. Sources: Guo, Pleiss, Sun and Weinberger, On calibration of
   * modern neural networks, ICML 2017, for bins and error; Brier, Verification of forecasts
   * expressed in terms of probability, Monthly Weather Review 78, 1950.
   */
  public static Calibration of(Predictions predictions) {
    int[] counts = new int[BINS];
    int[] hits = new int[BINS];
    double[] confidences = new double[BINS];
    for (int n = 0; n < predictions.size(); n++) {
      int top = predictions.classes() == 2 ? 1 : predictions.predicted(n, 0.5);
      double confidence = predictions.probability(n, top);
      int bin = bin(confidence);
      counts[bin]++;
      hits[bin] += predictions.labels()[n] == top ? 1 : 0;
      confidences[bin] += confidence;
    }
    List<Bin> bins = new ArrayList<>();
    double distance = 0;
    for (int i = 0; i < BINS; i++) {
      if (counts[i] > 0) {
        double mean = confidences[i] / counts[i];
        double share = (double) hits[i] / counts[i];
        bins.add(new Bin(edge(i), edge(i + 1), counts[i], mean, share));
        distance += Math.abs(hits[i] - confidences[i]);
      }
    }
    return new Calibration(bins, distance / predictions.size(), brier(predictions));
  }

  private static double edge(int bin) {
    return (double) bin / BINS;
  }

  private static int bin(double confidence) {
    int bin = 0;
    while (confidence > edge(bin + 1)) {
      bin++;
    }
    return bin;
  }

  private static double brier(Predictions predictions) {
    double sum = 0;
    for (int n = 0; n < predictions.size(); n++) {
      for (int i = predictions.classes() == 2 ? 1 : 0; i < predictions.classes(); i++) {
        double miss = predictions.probability(n, i) - (predictions.labels()[n] == i ? 1 : 0);
        sum += miss * miss;
      }
    }
    return sum / predictions.size();
  }
}
