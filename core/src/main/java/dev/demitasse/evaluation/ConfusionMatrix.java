package dev.demitasse.evaluation;

import java.util.Arrays;

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
}
