package dev.demitasse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.testkit.GoldenCase;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CalibrationTest {
  /** scikit-learn's {@code calibration_curve} and {@code brier_score_loss}. */
  @ParameterizedTest
  @MethodSource("dev.demitasse.evaluation.References#all")
  void binsErrorAndBrierScoreAreThoseOfTheReference(GoldenCase golden) {
    Calibration calibration = Calibration.of(References.predictions(golden));
    int[] bins = golden.array("calibration.bins").integers();
    int[] counts = golden.array("calibration.counts").integers();
    double[] confidence = golden.array("calibration.mean_confidence").values();
    double[] observed = golden.array("calibration.observed").values();
    assertThat(calibration.bins()).hasSameSizeAs(bins);
    for (int i = 0; i < bins.length; i++) {
      Calibration.Bin bin = calibration.bins().get(i);
      assertThat(bin.low()).isCloseTo(bins[i] / 15.0, within(1e-15));
      assertThat(bin.high()).isCloseTo((bins[i] + 1) / 15.0, within(1e-15));
      assertThat(bin.count()).isEqualTo(counts[i]);
      assertThat(bin.meanConfidence()).isCloseTo(confidence[i], within(1e-12));
      assertThat(bin.observedShare()).isCloseTo(observed[i], within(1e-12));
    }
    assertThat(calibration.expectedCalibrationError())
        .isCloseTo(golden.number("calibration.expected_calibration_error"), within(1e-12));
    assertThat(calibration.brier()).isCloseTo(golden.number("calibration.brier"), within(1e-12));
  }

  @Test
  void probabilitiesThatKeepTheirWordHaveNoError() {
    double[] scores = new double[10];
    Arrays.fill(scores, 0.3);
    Calibration calibration = Calibration.of(Binary.of(scores, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0));
    assertThat(calibration.expectedCalibrationError()).isCloseTo(0, within(1e-15));
    assertThat(calibration.brier()).isCloseTo(0.21, within(1e-15));
    assertThat(calibration.bins()).hasSize(1);
  }

  @Test
  void certaintyThatIsWrongIsAsFarOffAsCanBe() {
    Calibration two = Calibration.of(Binary.of(new double[] {0, 1}, 1, 0));
    assertThat(two.expectedCalibrationError()).isEqualTo(1);
    assertThat(two.brier()).isEqualTo(1);
    assertThat(two.bins())
        .containsExactly(
            new Calibration.Bin(0, 1 / 15.0, 1, 0, 1), new Calibration.Bin(14 / 15.0, 1, 1, 1, 0));
    Predictions three = new Predictions(3, new double[] {1, 0, 0}, new int[] {2});
    assertThat(Calibration.of(three).brier()).isEqualTo(2);
  }

  @Test
  void confidenceOnAnEdgeBelongsToTheLowerBin() {
    double[] edges = new double[15];
    Arrays.setAll(edges, i -> (i + 1) / 15.0);
    Calibration calibration = Calibration.of(Binary.of(edges, new int[15]));
    assertThat(calibration.bins()).hasSize(15).allMatch(bin -> bin.count() == 1);
  }
}
