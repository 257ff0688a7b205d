package dev.demitasse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.testkit.GoldenCase;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RankingQualityTest {
  private static RankingQuality of(double[] scores, int... labels) {
    return RankingQuality.of(Binary.of(scores, labels)).orElseThrow();
  }

  /** DeLong's variance of the reference is computed by its definition, over all pairs. */
  @ParameterizedTest
  @MethodSource("dev.demitasse.evaluation.References#binary")
  void theAreaItsIntervalAndThePrecisionAreThoseOfTheReference(GoldenCase golden) {
    RankingQuality quality = RankingQuality.of(References.predictions(golden)).orElseThrow();
    double[] interval = golden.array("ranking.auc_interval").values();
    assertThat(quality.auc()).isCloseTo(golden.number("ranking.auc"), within(1e-12));
    assertThat(quality.aucInterval().low()).isCloseTo(interval[0], within(1e-12));
    assertThat(quality.aucInterval().high()).isCloseTo(interval[1], within(1e-12));
    assertThat(quality.aucInterval().confidence()).isEqualTo(0.95);
    assertThat(quality.averagePrecision())
        .isCloseTo(golden.number("ranking.average_precision"), within(1e-12));
  }

  @Test
  void fewSamplesThatAreAllToldApartDoNotClaimCertainty() {
    RankingQuality few = of(new double[] {0.1, 0.2, 0.8, 0.9}, 0, 0, 1, 1);
    assertThat(few.auc()).isEqualTo(1);
    assertThat(few.aucInterval().high()).isEqualTo(1);
    assertThat(few.aucInterval().low()).isBetween(0.3, 0.6);
    double[] scores = IntStream.range(0, 2000).mapToDouble(n -> n / 2000.0).toArray();
    int[] labels = IntStream.range(0, 2000).map(n -> n / 1000).toArray();
    assertThat(of(scores, labels).aucInterval().low()).isBetween(0.99, 0.9999);
  }

  @Test
  void theIntervalIsMirroredWhenTheScoresAre() {
    double[] scores = {0.1, 0.4, 0.35, 0.8, 0.4, 0.9, 0.2, 0.35, 0.7, 0.4, 0.05, 0.6};
    int[] labels = {0, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 1};
    Interval interval = of(scores, labels).aucInterval();
    Interval mirrored = of(Arrays.stream(scores).map(x -> 1 - x).toArray(), labels).aucInterval();
    assertThat(mirrored.low()).isCloseTo(1 - interval.high(), within(1e-12));
    assertThat(mirrored.high()).isCloseTo(1 - interval.low(), within(1e-12));
  }

  @Test
  void oneSampleOfEachClassSaysNextToNothing() {
    Interval interval = of(new double[] {0.2, 0.7}, 0, 1).aucInterval();
    assertThat(interval.low()).isBetween(0.0, 0.25);
    assertThat(interval.high()).isEqualTo(1);
  }

  @Test
  void withoutOneOfTheClassesThereIsNoRanking() {
    assertThat(RankingQuality.of(Binary.of(new double[] {0.1, 0.9}, 1, 1))).isEmpty();
    assertThat(RankingQuality.of(Binary.of(new double[] {0.1, 0.9}, 0, 0))).isEmpty();
  }

  @Test
  void threeClassesHaveNoRanking() {
    Predictions three = new Predictions(3, new double[] {1, 0, 0}, new int[] {0});
    assertThatThrownBy(() -> RankingQuality.of(three))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ranking wants 2 classes, found 3");
  }
}
