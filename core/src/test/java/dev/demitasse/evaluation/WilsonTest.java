package dev.demitasse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WilsonTest {
  /**
   * Values of SciPy's {@code binomtest(k, n).proportion_ci(0.95, method='wilson')}; 81/263, 15/148,
   * 0/20 and 1/29 are the examples of Newcombe, Two-sided confidence intervals for the single
   * proportion, Statistics in Medicine 17, 1998.
   */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2552885198782742, 0.36620957698280004",
    "15, 148, 0.06238639953073629, 0.16048724172330803",
    "0, 20, 0, 0.16112515805281935",
    "1, 29, 0.006113214292762667, 0.17175521879320282",
    "5, 10, 0.236593090512564, 0.7634069094874361",
    "934, 1000, 0.916890724094024, 0.9477876495405141",
    "20, 20, 0.8388748419471808, 1",
    "0, 1, 0, 0.7934506856227626",
    "1, 1, 0.20654931437723745, 1",
    "0, 1000000, 0, 3.841444063944942e-06",
    "999999, 1000000, 0.9999943350881957, 0.9999998234754233"
  })
  void theIntervalIsThatOfSciPy(int successes, int trials, double low, double high) {
    Interval interval = Wilson.interval(successes, trials);
    assertThat(interval.low()).isCloseTo(low, within(1e-14));
    assertThat(interval.high()).isCloseTo(high, within(1e-14));
    assertThat(interval.confidence()).isEqualTo(0.95);
  }

  @Test
  void theEndsStayWithinZeroAndOneAndAroundTheShare() {
    for (int trials = 1; trials <= 60; trials++) {
      for (int successes = 0; successes <= trials; successes++) {
        Interval interval = Wilson.interval(successes, trials);
        double share = (double) successes / trials;
        assertThat(interval.low()).isBetween(0.0, share);
        assertThat(interval.high()).isBetween(share, 1.0);
      }
    }
    assertThat(Wilson.interval(0, 7).low()).isZero();
    assertThat(Wilson.interval(7, 7).high()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, 5", "6, 5"})
  void countsThatCannotBeAreRefused(int successes, int trials) {
    assertThatThrownBy(() -> Wilson.interval(successes, trials))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(successes + " successes in " + trials + " trials");
  }
}
