package dev.demitasse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.testkit.GoldenCase;
import dev.demitasse.testkit.SeededArrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RocCurveTest {
  private static RocCurve of(double[] scores, int... labels) {
    return RocCurve.of(Binary.of(scores, labels), 1).orElseThrow();
  }

  private static double area(RocCurve curve) {
    double area = 0;
    for (int i = 1; i < curve.points().size(); i++) {
      RocCurve.Point from = curve.points().get(i - 1);
      RocCurve.Point to = curve.points().get(i);
      area +=
          (to.falsePositiveRate() - from.falsePositiveRate())
              * (to.truePositiveRate() + from.truePositiveRate())
              / 2;
    }
    return area;
  }

  @ParameterizedTest
  @MethodSource("dev.demitasse.evaluation.References#binary")
  void thePointsAreThoseOfScikitLearn(GoldenCase golden) {
    RocCurve curve = RocCurve.of(References.predictions(golden), 1).orElseThrow();
    double[] fpr = golden.array("ranking.roc.fpr").values();
    double[] tpr = golden.array("ranking.roc.tpr").values();
    double[] thresholds = golden.array("ranking.roc.thresholds").values();
    assertThat(curve.points()).hasSameSizeAs(fpr);
    assertThat(curve.points().getFirst())
        .isEqualTo(new RocCurve.Point(Double.POSITIVE_INFINITY, 0, 0));
    for (int i = 0; i < fpr.length; i++) {
      RocCurve.Point point = curve.points().get(i);
      assertThat(point.falsePositiveRate()).isCloseTo(fpr[i], within(1e-12));
      assertThat(point.truePositiveRate()).isCloseTo(tpr[i], within(1e-12));
      if (i > 0) {
        assertThat(point.threshold()).isCloseTo(thresholds[i - 1], within(1e-12));
      }
    }
    assertThat(area(curve)).isCloseTo(golden.number("ranking.auc"), within(1e-12));
  }

  @Test
  void perfectScoresHaveACornerAtTheTopLeft() {
    RocCurve curve = of(new double[] {0.1, 0.2, 0.3, 0.7, 0.8, 0.9}, 0, 0, 0, 1, 1, 1);
    assertThat(curve.points())
        .contains(new RocCurve.Point(0.7, 0, 1))
        .endsWith(new RocCurve.Point(0.1, 1, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 100})
  void aLongCurveIsThinnedWithItsEndsAndItsShape(int count) {
    SeededArrays random = new SeededArrays(count);
    int[] labels = random.labels(5000, 2);
    double[] scores = random.uniform(labels.length, 0, 0.6);
    for (int n = 0; n < labels.length; n++) {
      scores[n] += 0.4 * labels[n] * scores[n];
    }
    RocCurve curve = of(scores, labels);
    RocCurve thin = curve.atMost(count);
    assertThat(curve.points()).hasSizeGreaterThan(1000);
    assertThat(thin.points()).hasSizeBetween(2, count);
    assertThat(thin.points()).first().isEqualTo(curve.points().getFirst());
    assertThat(thin.points()).last().isEqualTo(curve.points().getLast());
    assertThat(curve.points()).containsSubsequence(thin.points());
    if (count == 100) {
      assertThat(thin.points()).hasSizeGreaterThan(80);
      assertThat(area(thin)).isCloseTo(area(curve), within(5e-3));
    }
  }

  @Test
  void aShortCurveStaysWhole() {
    RocCurve curve = of(new double[] {0.1, 0.4, 0.35, 0.8}, 0, 0, 1, 1);
    assertThat(curve.atMost(100)).isEqualTo(curve);
    assertThatThrownBy(() -> curve.atMost(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a curve of 1 points");
  }

  @Test
  void ofThreeClassesOneIsComparedWithTheRest() {
    double[] probabilities = {0.6, 0.3, 0.1, 0.2, 0.5, 0.3, 0.3, 0.3, 0.4};
    Predictions three = new Predictions(3, probabilities, new int[] {0, 1, 2});
    assertThat(area(RocCurve.of(three, 0).orElseThrow())).isEqualTo(1);
    assertThat(RocCurve.of(new Predictions(3, probabilities, new int[] {0, 1, 1}), 2)).isEmpty();
  }

  @Test
  void pointsAreCopied() {
    List<RocCurve.Point> points = of(new double[] {0.1, 0.9}, 0, 1).points();
    assertThatThrownBy(() -> points.removeFirst())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
