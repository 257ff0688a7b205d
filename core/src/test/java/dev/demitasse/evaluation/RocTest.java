package dev.demitasse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.testkit.SeededArrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RocTest {
  private static double area(double[] scores, int... labels) {
    return Roc.area(Binary.of(scores, labels)).orElseThrow();
  }

  /** Value of scikit-learn's {@code roc_auc_score}; two groups of ties across the classes. */
  @Test
  void theAreaIsThatOfScikitLearn() {
    double[] scores = {0.1, 0.4, 0.35, 0.8, 0.4, 0.9, 0.2, 0.35, 0.7, 0.4, 0.05, 0.6};
    assertThat(area(scores, 0, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 1))
        .isCloseTo(0.8194444444444445, within(1e-15));
    assertThat(area(new double[] {0.1, 0.4, 0.35, 0.8}, 0, 0, 1, 1)).isEqualTo(0.75);
  }

  /** The definition: wins of positives over negatives, equals counting half. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 100})
  void theAreaIsTheShareOfPairsInOrder(int levels) {
    SeededArrays random = new SeededArrays(levels);
    double[] scores = new double[80];
    for (int n = 0; n < scores.length; n++) {
      scores[n] = random.integer(0, levels) / (double) levels;
    }
    int[] labels = random.labels(scores.length, 2);
    double wins = 0;
    int pairs = 0;
    for (int p = 0; p < scores.length; p++) {
      for (int n = 0; n < scores.length; n++) {
        if (labels[p] == 1 && labels[n] == 0) {
          pairs++;
          wins += scores[p] > scores[n] ? 1 : scores[p] == scores[n] ? 0.5 : 0;
        }
      }
    }
    assertThat(area(scores, labels)).isCloseTo(wins / pairs, within(1e-12));
  }

  @Test
  void aPerfectOrderHasAreaOneAndTheReverseNone() {
    assertThat(area(new double[] {0, 0.2, 0.3, 1}, 0, 0, 1, 1)).isEqualTo(1);
    assertThat(area(new double[] {0, 0.2, 0.3, 1}, 1, 1, 0, 0)).isZero();
  }

  @Test
  void manyEqualScoresDoNotOverflowTheSumOfRanks() {
    double[] scores = new double[200_000];
    int[] labels = new int[scores.length];
    for (int n = 0; n < scores.length; n++) {
      labels[n] = n % 2;
      scores[n] = labels[n];
    }
    assertThat(area(scores, labels)).isEqualTo(1);
  }

  @Test
  void equalScoresHaveAreaOneHalf() {
    assertThat(area(new double[] {0.3, 0.3, 0.3, 0.3, 0.3}, 1, 0, 0, 0, 1)).isEqualTo(0.5);
  }

  @Test
  void withoutOneOfTheClassesThereIsNoArea() {
    assertThat(Roc.area(Binary.of(new double[] {0.1, 0.9}, 1, 1))).isEmpty();
    assertThat(Roc.area(Binary.of(new double[] {0.1, 0.9}, 0, 0))).isEmpty();
  }

  @Test
  void threeClassesHaveNoCurve() {
    Predictions three = new Predictions(3, new double[] {1, 0, 0}, new int[] {0});
    assertThatThrownBy(() -> Roc.area(three))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ROC wants 2 classes, found 3");
  }
}
