package dev.demitasse.studies.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.studies.page.Estimate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TablesTest {
  private static Runs runs(double... accuracies) {
    return StudyFixture.runs("relu", "report-cnn", accuracies);
  }

  @Test
  void noIntervalOfAnAccuracyLeavesZeroToOne() {
    Runs runs = runs(0.5, 0.98); // t is 12.7: by itself -2.31 to 3.79
    Estimate accuracy = Tables.estimate(runs, Quantity.TEST_ACCURACY);
    assertThat(accuracy).isEqualTo(new Estimate(0.74, 0, 1));
    Map<String, Object> json = StudyFixture.object(Tables.json(runs).get("test_accuracy"));
    assertThat(json).containsEntry("interval", List.of(0.0, 1.0));
  }

  @Test
  void aLossIsNotCutAtOneButAtZero() {
    Estimate loss = Tables.estimate(runs(0.5, 0.98), Quantity.TEST_LOSS);
    assertThat(loss.low()).isZero();
    assertThat(loss.high()).isGreaterThan(3);
  }

  @Test
  void anIntervalWithinItsBoundsStaysAsItIs() {
    Runs runs = runs(0.7, 0.72, 0.71);
    assertThat(Quantity.TEST_ACCURACY.interval(runs.mean(Quantity.TEST_ACCURACY).orElseThrow()))
        .isEqualTo(runs.mean(Quantity.TEST_ACCURACY).orElseThrow().interval());
  }

  @Test
  void noIntervalOfADifferenceOfAccuraciesLeavesMinusOneToOne() {
    Runs other = StudyFixture.runs("sigmoid", "report-cnn", 0.45, 0.30); // t alone: -4.4 to 3.7
    Comparison comparison =
        Comparison.of(Quantity.TEST_ACCURACY, runs(0.5, 0.98), other).orElseThrow();
    assertThat(Tables.estimate(comparison)).isEqualTo(new Estimate(-0.365, -1, 1));
    assertThat(comparison.json()).containsEntry("difference_interval", List.of(-1.0, 1.0));
    assertThat(comparison.sentence()).contains("-1.0000 to 1.0000, has zero in it");
  }

  @Test
  void aDifferenceStandsInTheTableWithItsSpread() {
    Runs other = StudyFixture.runs("tanh", "report-cnn", 0.6, 0.9, 0.7);
    Comparison comparison =
        Comparison.of(Quantity.TEST_ACCURACY, runs(0.5, 0.7, 0.7), other).orElseThrow();
    assertThat(Tables.comparisons(List.of(comparison)).rows())
        .containsExactly(List.of("tanh less relu", "test accuracy", 0.1, 0.1, -0.1484, 0.3484));
  }

  /** Among 0.0014 and 0.0110 there stood 3.54e-4. */
  @Test
  void aSmallSpreadIsToldToFourDecimalsAsTheOthersAre() {
    assertThat(Tables.accuracies("", "function", List.of(runs(0.887, 0.8875))).rows().getFirst())
        .contains(0.0004);
  }

  @Test
  void oneTrainingDuringWhichTheMachineSleptDoesNotSpoilTheTime() {
    assertThat(Tables.seconds(StudyFixture.lasting(2.5, 900, 2.7))).isEqualTo(2.7);
    assertThat(Tables.seconds(StudyFixture.lasting(2.5, 2.7))).isEqualTo(2.6);
    assertThat(Tables.seconds(StudyFixture.lasting())).isNaN();
  }
}
