package dev.demitasse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.testkit.GoldenCase;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MeanEstimateTest {
  static Stream<GoldenCase> means() {
    return References.read("means").stream();
  }

  private static void check(GoldenCase golden, MeanEstimate estimate, String prefix, String mean) {
    double[] interval = golden.array(prefix + "interval").values();
    assertThat(estimate.mean()).isCloseTo(golden.number(mean), within(1e-14));
    assertThat(estimate.deviation().orElseThrow())
        .isCloseTo(golden.number(prefix + "deviation"), within(1e-14));
    assertThat(estimate.interval().orElseThrow().low()).isCloseTo(interval[0], within(1e-11));
    assertThat(estimate.interval().orElseThrow().high()).isCloseTo(interval[1], within(1e-11));
    assertThat(estimate.interval().orElseThrow().confidence()).isEqualTo(0.95);
    assertThat(estimate.excludesZero()).isEqualTo(interval[0] > 0 || interval[1] < 0);
  }

  /** SciPy's {@code t.interval} and {@code ttest_rel}. */
  @ParameterizedTest
  @MethodSource("means")
  void meansAndPairedDifferencesAreThoseOfSciPy(GoldenCase golden) {
    double[] first = golden.array("first").values();
    double[] second = golden.array("second").values();
    check(golden, MeanEstimate.of(first), "", "mean");
    check(golden, MeanEstimate.ofDifferences(first, second), "difference_", "difference");
    assertThat(MeanEstimate.of(first).count()).isEqualTo(first.length);
  }

  @Test
  void whatTheSeedsDoToBothSettingsIsNoDoubt() {
    double[] first = {0.70, 0.80, 0.90};
    double[] second = {0.72, 0.83, 0.92};
    assertThat(MeanEstimate.ofDifferences(first, second).excludesZero()).isTrue();
    assertThat(MeanEstimate.ofDifferences(second, first).excludesZero()).isTrue();
    double[] shuffled = {0.92, 0.72, 0.83};
    assertThat(MeanEstimate.ofDifferences(first, shuffled).excludesZero()).isFalse();
  }

  @Test
  void oneSeedHasNoInterval() {
    MeanEstimate one = MeanEstimate.ofDifferences(new double[] {0.5}, new double[] {0.9});
    assertThat(one.mean()).isCloseTo(0.4, within(1e-15));
    assertThat(one.deviation()).isEmpty();
    assertThat(one.interval()).isEmpty();
    assertThat(one.excludesZero()).isFalse();
  }

  /** 0.81 - 0.8 and 0.71 - 0.7 differ in their last digits. */
  @Test
  void equalDifferencesClaimNothingThoughTheyWereRounded() {
    MeanEstimate equal =
        MeanEstimate.ofDifferences(new double[] {0.8, 0.7, 0.6}, new double[] {0.81, 0.71, 0.61});
    assertThat(equal.mean()).isCloseTo(0.01, within(1e-12));
    assertThat(equal.deviation()).hasValue(0);
    assertThat(equal.interval()).isEmpty();
    assertThat(equal.excludesZero()).isFalse();
    assertThat(MeanEstimate.of(0, 0).interval()).isEmpty();
  }

  @Test
  void valuesThatHaveNoMeanAreRefused() {
    assertThatThrownBy(() -> MeanEstimate.of())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no mean of []");
    assertThatThrownBy(() -> MeanEstimate.of(1, Double.NaN)).hasMessage("no mean of [1.0, NaN]");
    assertThatThrownBy(() -> MeanEstimate.ofDifferences(new double[2], new double[3]))
        .hasMessage("2 values cannot be paired with 3");
  }
}
