package dev.demitasse.studies.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.studies.trials.TrialResult;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  private static final Runs RELU = runs("relu", 0.90, 0.92, 0.91);

  private static Runs runs(String name, double... accuracies) {
    return StudyFixture.runs(name, "report-cnn", accuracies);
  }

  private static Comparison comparison(Runs first, Runs second) {
    return Comparison.of(Quantity.TEST_ACCURACY, first, second).orElseThrow();
  }

  @Test
  void aDifferenceIsClaimedWhereTheIntervalExcludesZero() {
    Comparison comparison = comparison(RELU, runs("sigmoid", 0.79, 0.82, 0.80));
    assertThat(comparison.conclusive()).isTrue();
    assertThat(comparison.sentence()) // differences of 0.11, 0.10, 0.11; t is 4.303
        .isEqualTo(
            "sigmoid has a lower test accuracy than relu, 0.8033 against 0.9100: by 0.1067 on"
                + " average over 3 seeds, 95% interval 0.0923 to 0.1210.");
  }

  @Test
  void theBetterOneIsNamedAsSuchWhicheverComesFirst() {
    Comparison comparison = comparison(runs("sigmoid", 0.79, 0.82, 0.80), RELU);
    assertThat(comparison.sentence())
        .startsWith(
            "relu has a higher test accuracy than sigmoid, 0.9100 against 0.8033: by 0.1067")
        .endsWith("95% interval 0.0923 to 0.1210.");
  }

  @Test
  void noDifferenceIsClaimedWhereTheIntervalHoldsZero() {
    Comparison comparison = comparison(RELU, runs("tanh", 0.92, 0.91, 0.90));
    assertThat(comparison.conclusive()).isFalse();
    assertThat(comparison.sentence())
        .startsWith("Whether tanh or relu has the higher test accuracy, 3 seeds do not tell: ")
        .endsWith("has zero in it.");
  }

  @Test
  void oneSeedSaysNothing() {
    Comparison comparison = comparison(runs("relu", 0.9), runs("tanh", 0.5));
    assertThat(comparison.conclusive()).isFalse();
    assertThat(comparison.sentence())
        .endsWith("that is one seed each, which says nothing about chance.");
  }

  @Test
  void differencesThatAreAllTheSameGiveNoInterval() {
    assertThat(comparison(runs("relu", 0.5, 0.5), runs("tanh", 0.5, 0.5)).sentence())
        .endsWith("the same with each of 2 seeds.");
    assertThat(comparison(runs("relu", 0.5, 0.5), runs("tanh", 0.75, 0.75)).sentence())
        .endsWith("the difference is the same with each of 2 seeds, which gives no interval.");
  }

  @Test
  void onlySeedsThatBothCameToAnEndWithArePaired() {
    NavigableMap<Long, TrialResult> some =
        new TreeMap<>(runs("tanh", 0.1, 0.8, 0.79).bySeed().tailMap(2L, true));
    Runs tanh = new Runs(RELU.variant(), some, List.of(1L));
    Comparison comparison = comparison(RELU, tanh);
    assertThat(comparison.difference().count()).isEqualTo(2);
    assertThat(comparison.firstMean()).isEqualTo((0.92 + 0.91) / 2);
    assertThat(tanh.divergence().orElseThrow()).contains("diverged with 1 of 3 seeds");
    Runs none = new Runs(RELU.variant(), new TreeMap<>(), List.of(1L, 2L, 3L));
    assertThat(Comparison.of(Quantity.TEST_ACCURACY, RELU, none)).isEmpty();
  }

  @Test
  void jsonHasTheNumbersOfTheSentence() {
    assertThat(comparison(RELU, runs("sigmoid", 0.79, 0.82, 0.80)).json())
        .containsEntry("quantity", "test_accuracy")
        .containsEntry("conclusive", true)
        .containsEntry("seeds", 3)
        .containsKeys("difference", "difference_interval", "sentence");
  }
}
