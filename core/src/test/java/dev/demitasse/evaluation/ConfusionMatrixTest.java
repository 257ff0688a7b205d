package dev.demitasse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ConfusionMatrixTest {
  private static final int[] ACTUAL = {0, 0, 0, 1, 1, 1, 1, 2, 2, 0};
  private static final int[] PREDICTED = {0, 1, 0, 1, 1, 0, 1, 0, 1, 0};

  private static ConfusionMatrix certain(int classes, int[] actual, int[] predicted) {
    double[] probabilities = new double[classes * actual.length];
    for (int n = 0; n < actual.length; n++) {
      probabilities[n * classes + predicted[n]] = 1;
    }
    return ConfusionMatrix.of(new Predictions(classes, probabilities, actual), 0.5);
  }

  @Test
  void rowsAreTrueClassesAndColumnsPredictedOnes() {
    ConfusionMatrix matrix = certain(4, ACTUAL, PREDICTED);
    assertThat(matrix.rows())
        .isDeepEqualTo(new int[][] {{3, 1, 0, 0}, {1, 3, 0, 0}, {1, 1, 0, 0}, {0, 0, 0, 0}});
    assertThat(matrix.classes()).isEqualTo(4);
    assertThat(matrix.count(2, 1)).isEqualTo(1);
    assertThat(matrix.count(1, 2)).isZero();
    assertThat(matrix.total()).isEqualTo(10);
    assertThat(matrix.correct()).isEqualTo(6);
    assertThat(matrix.accuracy()).isEqualTo(0.6);
  }

  /** Values of scikit-learn's {@code precision_recall_fscore_support} with zero_division=0. */
  @Test
  void sharesOfEachClassAreThoseOfScikitLearn() {
    ConfusionMatrix matrix = certain(4, ACTUAL, PREDICTED);
    double[] precision = {0.6, 0.6, 0, 0};
    double[] recall = {0.75, 0.75, 0, 0};
    double[] f1 = {2 / 3.0, 2 / 3.0, 0, 0};
    int[] support = {4, 4, 2, 0};
    int[] predicted = {5, 5, 0, 0};
    for (int category = 0; category < 4; category++) {
      assertThat(matrix.precision(category)).isEqualTo(precision[category]);
      assertThat(matrix.recall(category)).isEqualTo(recall[category]);
      assertThat(matrix.f1(category)).isCloseTo(f1[category], within(1e-15));
      assertThat(matrix.support(category)).isEqualTo(support[category]);
      assertThat(matrix.predicted(category)).isEqualTo(predicted[category]);
    }
  }

  /** Values of scikit-learn's {@code confusion_matrix} for scores of at least the threshold. */
  @Test
  void twoClassesAreToldApartAtTheThresholdWhichBelongsToTheSecond() {
    double[] scores = {0.1, 0.4, 0.35, 0.8, 0.4, 0.9, 0.2, 0.35, 0.7, 0.4, 0.05, 0.6};
    Predictions predictions = Binary.of(scores, 0, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 1);
    assertThat(ConfusionMatrix.of(predictions, 0.4).rows())
        .isDeepEqualTo(new int[][] {{4, 2}, {1, 5}});
    assertThat(ConfusionMatrix.of(predictions, 0).rows())
        .isDeepEqualTo(new int[][] {{0, 6}, {0, 6}});
    assertThat(ConfusionMatrix.of(predictions, 0.91).rows())
        .isDeepEqualTo(new int[][] {{6, 0}, {6, 0}});
  }

  @Test
  void predictionsOfOneClassOnlyDoNotCorrelate() {
    ConfusionMatrix one = certain(3, new int[] {0, 1, 2, 1}, new int[] {1, 1, 1, 1});
    assertThat(one.matthewsCorrelation()).isZero();
    assertThat(one.balancedAccuracy()).isCloseTo(1 / 3.0, within(1e-15));
    ConfusionMatrix all = certain(2, new int[] {1, 1}, new int[] {1, 1});
    assertThat(all.matthewsCorrelation()).isZero();
    assertThat(all.balancedAccuracy()).isEqualTo(1);
  }

  @Test
  void perfectAndReversedPredictionsCorrelateFully() {
    int[] actual = {0, 1, 1, 0, 1};
    assertThat(certain(2, actual, actual).matthewsCorrelation()).isEqualTo(1);
    assertThat(certain(2, actual, new int[] {1, 0, 0, 1, 0}).matthewsCorrelation()).isEqualTo(-1);
    int[] six = {0, 0, 0, 1, 1, 1};
    assertThat(certain(2, six, six).matthewsCorrelation()).isEqualTo(1);
  }

  @Test
  void rowsAreACopy() {
    ConfusionMatrix matrix = certain(2, new int[] {0, 1}, new int[] {0, 1});
    matrix.rows()[0][0] = 7;
    assertThat(matrix.count(0, 0)).isEqualTo(1);
  }
}
