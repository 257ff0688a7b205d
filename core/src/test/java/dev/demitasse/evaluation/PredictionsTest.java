package dev.demitasse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PredictionsTest {
  @Test
  void ofMoreThanTwoClassesTheMostProbableIsChosenAndTheFirstOfEquals() {
    double[] probabilities = {0.2, 0.5, 0.3, 0.4, 0.2, 0.4, 0.25, 0.25, 0.5};
    Predictions predictions = new Predictions(3, probabilities, new int[] {0, 1, 2});
    assertThat(predictions.predicted(0, 0.9)).isEqualTo(1);
    assertThat(predictions.predicted(1, 0.9)).isZero();
    assertThat(predictions.predicted(2, 0.1)).isEqualTo(2);
    assertThat(predictions.size()).isEqualTo(3);
    assertThat(predictions.probability(2, 1)).isEqualTo(0.25);
  }

  @Test
  void ofTwoClassesTheSecondIsChosenFromTheThresholdOn() {
    Predictions predictions = Binary.of(new double[] {0.7}, 1);
    assertThat(predictions.predicted(0, 0.7)).isEqualTo(1);
    assertThat(predictions.predicted(0, Math.nextUp(0.7))).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-12, 1.0000001, Double.NaN, Double.POSITIVE_INFINITY})
  void aNumberThatIsNoProbabilityIsRefused(double number) {
    assertThatThrownBy(() -> new Predictions(2, new double[] {0.5, number}, new int[] {0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a probability of " + number);
  }

  @Test
  void arraysThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> new Predictions(2, new double[3], new int[] {0, 1}))
        .hasMessage("3 probabilities do not fit 2 samples of 2 classes");
    assertThatThrownBy(() -> new Predictions(2, new double[0], new int[0]))
        .hasMessageContaining("0 samples");
    assertThatThrownBy(() -> new Predictions(1, new double[1], new int[1]))
        .hasMessageContaining("1 classes");
    assertThatThrownBy(() -> new Predictions(2, new double[2], new int[] {2}))
        .hasMessage("label 2 of 2 classes");
    assertThatThrownBy(() -> new Predictions(2, new double[2], new int[] {-1}))
        .hasMessage("label -1 of 2 classes");
  }
}
