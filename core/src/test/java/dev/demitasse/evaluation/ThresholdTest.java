package dev.demitasse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.testkit.SeededArrays;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ThresholdTest {
  private static double choose(double[] scores, int... labels) {
    return Threshold.choose(Binary.of(scores, labels));
  }

  @Test
  void theLineIsDrawnHalfwayBetweenTheClasses() {
    assertThat(choose(new double[] {0.1, 0.2, 0.3, 0.4}, 0, 0, 1, 1))
        .isCloseTo(0.25, within(1e-15));
    assertThat(choose(new double[] {0.9, 0.6, 0.8, 0.7}, 1, 0, 1, 0))
        .isCloseTo(0.75, within(1e-15));
  }

  @Test
  void oneHalfStaysWhereNothingIsBetter() {
    assertThat(choose(new double[] {0.1, 0.2, 0.8, 0.9}, 0, 0, 1, 1)).isEqualTo(0.5);
    assertThat(choose(new double[] {0.48, 0.49}, 0, 0)).isEqualTo(0.5);
    assertThat(choose(new double[] {0.7, 0.9}, 1, 1)).isEqualTo(0.5);
    assertThat(choose(new double[] {0.3}, 1)).isEqualTo(0.5);
  }

  @Test
  void amongEqualsTheOneClosestToOneHalfIsChosen() {
    // At 0.15, 0.25 and 0.35 three of four are right, at 0.5 only two.
    assertThat(choose(new double[] {0.1, 0.2, 0.3, 0.4}, 0, 1, 0, 1))
        .isCloseTo(0.35, within(1e-15));
  }

  @Test
  void equalScoresLeaveOneHalf() {
    assertThat(choose(new double[] {0.2, 0.2, 0.2, 0.2}, 1, 0, 1, 1)).isEqualTo(0.5);
    assertThat(choose(new double[] {0.2, 0.2, 0.3, 0.3}, 0, 0, 1, 1))
        .isCloseTo(0.25, within(1e-15));
  }

  /** Overconfident models give such scores; half of the midpoints were rounded to the lower. */
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.30000000000000004, 0.9999999999999998, 0.9999999999999999, 0})
  void scoresWithNoNumberBetweenThemAreToldApart(double score) {
    Predictions predictions = Binary.of(new double[] {score, Math.nextUp(score)}, 0, 1);
    double chosen = Threshold.choose(predictions);
    assertThat(ConfusionMatrix.of(predictions, chosen).correct()).isEqualTo(2);
  }

  /** The rule itself, tried out candidate by candidate. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void noOtherCandidateIsBetter(int seed) {
    SeededArrays random = new SeededArrays(seed);
    double[] scores = new double[40];
    Arrays.setAll(scores, i -> random.integer(0, 25) / 25.0);
    int[] labels = random.labels(scores.length, 2);
    Predictions predictions = Binary.of(scores, labels);
    double[] sorted = DoubleStream.of(scores).distinct().sorted().toArray();
    double chosen = Threshold.choose(predictions);
    int most = ConfusionMatrix.of(predictions, chosen).correct();
    boolean found = chosen == 0.5;
    for (int i = 0; i < sorted.length; i++) {
      double candidate = i == 0 ? 0.5 : (sorted[i - 1] + sorted[i]) / 2;
      int correct = ConfusionMatrix.of(predictions, candidate).correct();
      assertThat(correct).isLessThanOrEqualTo(most);
      if (correct == most) {
        assertThat(Math.abs(chosen - 0.5)).isLessThanOrEqualTo(Math.abs(candidate - 0.5));
      }
      found |= chosen == candidate;
    }
    assertThat(found).isTrue();
  }

  /** Of 19 sound parts and one defect, calling all sound is the most accurate. */
  @Test
  void theRareClassCountsAsMuchByBalancedAccuracy() {
    double[] scores = new double[20];
    Arrays.setAll(scores, i -> i / 50.0);
    int[] labels = new int[20];
    labels[17] = 1;
    Predictions predictions = Binary.of(scores, labels);
    assertThat(Threshold.choose(predictions)).isEqualTo(0.5);
    double balanced = Threshold.choose(predictions, Threshold.Rule.BALANCED_ACCURACY);
    assertThat(balanced).isCloseTo(0.33, within(1e-12));
    assertThat(ConfusionMatrix.of(predictions, balanced).rows())
        .isDeepEqualTo(new int[][] {{17, 2}, {0, 1}});
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void noOtherCandidateHasAHigherBalancedAccuracy(int seed) {
    SeededArrays random = new SeededArrays(seed);
    double[] scores = new double[40];
    Arrays.setAll(scores, i -> random.integer(0, 25) / 25.0);
    int[] labels = new int[scores.length];
    Arrays.setAll(labels, i -> random.integer(0, 4) / 4);
    Predictions predictions = Binary.of(scores, labels);
    double chosen = Threshold.choose(predictions, Threshold.Rule.BALANCED_ACCURACY);
    double best = ConfusionMatrix.of(predictions, chosen).balancedAccuracy();
    for (int i = 0; i <= 100; i++) {
      assertThat(ConfusionMatrix.of(predictions, i / 100.0).balancedAccuracy())
          .isLessThanOrEqualTo(best + 1e-12);
    }
  }

  @Test
  void withoutOneOfTheClassesOneHalfStaysByEitherRule() {
    for (Threshold.Rule rule : Threshold.Rule.values()) {
      assertThat(Threshold.choose(Binary.of(new double[] {0.7, 0.9}, 1, 1), rule)).isEqualTo(0.5);
      assertThat(Threshold.choose(Binary.of(new double[] {0.1, 0.3}, 0, 0), rule)).isEqualTo(0.5);
    }
  }

  @Test
  void threeClassesHaveNoThreshold() {
    Predictions three = new Predictions(3, new double[] {1, 0, 0}, new int[] {0});
    assertThatThrownBy(() -> Threshold.choose(three))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a threshold wants 2 classes, found 3");
  }
}
