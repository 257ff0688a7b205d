package dev.demitasse.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How many samples of each class were taken for which.
 *
 * <p>Rows are true classes, columns predicted ones.
 */
public final class ConfusionMatrix {
  private final int[][] counts;

  private ConfusionMatrix(int[][] counts) {
    this.counts = counts;
  }

  /** Counts predictions, two classes being told apart at the threshold. */
  public static ConfusionMatrix of(Predictions predictions, double threshold) {
    int[][] counts = new int[predictions.classes()][predictions.classes()];
    for (int n = 0; n < predictions.size(); n++) {
      counts[predictions.labels()[n]][predictions.predicted(n, threshold)]++;
    }
    return new ConfusionMatrix(counts);
  }

  /** How many classes there are. */
  public int classes() {
    return counts.length;
  }

  /** How many samples of class {@code actual} were taken for class {@code predicted}. */
  public int count(int actual, int predicted) {
    return counts[actual][predicted];
  }

  /** A copy of all counts, one row for each true class. */
  public int[][] rows() {
    return Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new);
  }

  /** How many samples there are of a class. */
  public int support(int category) {
    return Arrays.stream(counts[category]).sum();
  }

  /** How many samples there are in all. */
  public int total() {
    return Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
  }

  /** How many samples were taken for what they are. */
  public int correct() {
    int correct = 0;
    for (int i = 0; i < counts.length; i++) {
      correct += counts[i][i];
    }
    return correct;
  }

  /** Share of the samples that were taken for what they are. */
  public double accuracy() {
    return (double) correct() / total();
  }

  /** How many of the samples were taken for a class. */
  public int predicted(int category) {
    return Arrays.stream(counts).mapToInt(row -> row[category]).sum();
  }

  /** Share of the samples taken for a class that belong to it; 0 if none was. */
  public double precision(int category) {
    int predicted = predicted(category);
    return predicted == 0 ? 0 : (double) counts[category][category] / predicted;
  }

  /** Share of a class's samples that were taken for it; 0 if it has none. */
  public double recall(int category) {
    int support = support(category);
    return support == 0 ? 0 : (double) counts[category][category] / support;
  }

  /** The harmonic mean of precision and recall; 0 if both are. */
  public double f1(int category) {
    int sum = support(category) + predicted(category);
    return sum == 0 ? 0 : 2.0 * counts[category][category] / sum;
  }

  /** The mean recall of the classes that have samples: what guessing by one class cannot raise. */
  public double balancedAccuracy() {
    return IntStream.range(0, counts.length)
        .filter(category -> support(category) > 0)
        .mapToDouble(this::recall)
        .average()
        .orElse(0);
  }

  /**
   * Matthews' correlation of true and predicted classes, from -1 to 1; 0 if all samples are of one
   * class or were taken for one.
   *
   * <p>{@code (c s - sum t_k p_k) / sqrt((s^2 - sum p_k^2) (s^2 - sum t_k^2))} with s samples, c of
   * them right, t_k of class k and p_k taken for it. Sources: Matthews, Comparison of the predicted
   * and observed secondary structure of T4 phage lysozyme, Biochimica et Biophysica Acta 405, 1975;
   * for more than two classes Gorodkin, Comparing two K-category assignments by a K-category
   * correlation coefficient, Computational Biology and Chemistry 28, 2004.
   */
  public double matthewsCorrelation() {
    double samples = total();
    double both = correct() * samples;
    double actual = samples * samples;
    double guessed = samples * samples;
    for (int category = 0; category < counts.length; category++) {
      double support = support(category);
      double predicted = predicted(category);
      both -= support * predicted;
      actual -= support * support;
      guessed -= predicted * predicted;
    }
    double divisor = Math.sqrt(actual * guessed); // one root, so that perfect is exactly 1
    return divisor == 0 ? 0 : both / divisor;
  }
}
