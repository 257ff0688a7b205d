package dev.demitasse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.testkit.GoldenCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PrecisionRecallCurveTest {
  private static PrecisionRecallCurve of(double[] scores, int... labels) {
    return PrecisionRecallCurve.of(Binary.of(scores, labels), 1).orElseThrow();
  }

  /** scikit-learn's points go from the lowest threshold up, its last has no threshold. */
  @ParameterizedTest
  @MethodSource("dev.demitasse.evaluation.References#binary")
  void thePointsAreThoseOfScikitLearn(GoldenCase golden) {
    PrecisionRecallCurve curve =
        PrecisionRecallCurve.of(References.predictions(golden), 1).orElseThrow();
    double[] precision = golden.array("ranking.pr.precision").values();
    double[] recall = golden.array("ranking.pr.recall").values();
    double[] thresholds = golden.array("ranking.pr.thresholds").values();
    assertThat(curve.points()).hasSameSizeAs(precision);
    for (int i = 0; i < precision.length; i++) {
      PrecisionRecallCurve.Point point = curve.points().get(precision.length - 1 - i);
      assertThat(point.precision()).isCloseTo(precision[i], within(1e-12));
      assertThat(point.recall()).isCloseTo(recall[i], within(1e-12));
      if (i < thresholds.length) {
        assertThat(point.threshold()).isCloseTo(thresholds[i], within(1e-12));
      }
    }
    assertThat(curve.averagePrecision())
        .isCloseTo(golden.number("ranking.average_precision"), within(1e-12));
  }

  @Test
  void thePrecisionOfNoneIsOneAndOfAllTheShareOfPositives() {
    PrecisionRecallCurve curve = of(new double[] {0.1, 0.4, 0.35, 0.8}, 0, 0, 1, 0);
    assertThat(curve.points())
        .first()
        .isEqualTo(new PrecisionRecallCurve.Point(Double.POSITIVE_INFINITY, 0, 1));
    assertThat(curve.points()).last().isEqualTo(new PrecisionRecallCurve.Point(0.1, 1, 0.25));
  }

  @Test
  void aThinnedCurveKeepsItsAverage() {
    double[] scores = new double[300];
    int[] labels = new int[scores.length];
    for (int n = 0; n < scores.length; n++) {
      scores[n] = n / 300.0;
      labels[n] = n * n % 7 < n / 60 ? 1 : 0;
    }
    PrecisionRecallCurve curve = of(scores, labels);
    PrecisionRecallCurve thin = curve.atMost(20);
    assertThat(curve.points()).hasSizeGreaterThan(100);
    assertThat(thin.points()).hasSizeBetween(10, 20);
    assertThat(curve.points()).containsSubsequence(thin.points());
    assertThat(thin.averagePrecision()).isEqualTo(curve.averagePrecision());
  }

  @Test
  void withoutOneOfTheClassesThereIsNoCurve() {
    assertThat(PrecisionRecallCurve.of(Binary.of(new double[] {0.1, 0.9}, 1, 1), 1)).isEmpty();
    assertThat(PrecisionRecallCurve.of(Binary.of(new double[] {0.1, 0.9}, 0, 0), 1)).isEmpty();
  }
}
