package dev.demitasse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.testkit.GoldenCase;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class EvaluationTest {
  private static final double[] SCORES = {
    0.1, 0.4, 0.35, 0.8, 0.4, 0.9, 0.2, 0.35, 0.7, 0.4, 0.05, 0.6
  };
  private static final Offset<Double> CLOSE = within(1e-12);
  private static final int[] LABELS = {0, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 1};

  /** Values of scikit-learn and SciPy. */
  @Test
  void twoClassesAreEvaluatedAtTheThreshold() {
    Evaluation evaluation =
        Evaluation.of(Binary.of(SCORES, LABELS), 0.52, 0.4, List.of("ok", "defect"));
    assertThat(evaluation.samples()).isEqualTo(12);
    assertThat(evaluation.loss()).isEqualTo(0.52);
    assertThat(evaluation.accuracy()).isEqualTo(0.75);
    assertThat(evaluation.accuracyInterval()).isEqualTo(Wilson.interval(9, 12));
    assertThat(evaluation.majorityBaseline()).isEqualTo(0.5);
    assertThat(evaluation.auc().orElseThrow()).isCloseTo(0.8194444444444445, within(1e-15));
    assertThat(evaluation.threshold()).isEqualTo(0.4);
    assertThat(evaluation.confusion().rows()).isDeepEqualTo(new int[][] {{4, 2}, {1, 5}});
    assertThat(evaluation.classNames()).containsExactly("ok", "defect");
  }

  @Test
  void theAreaDoesNotDependOnTheThreshold() {
    Predictions predictions = Binary.of(SCORES, LABELS);
    assertThat(Evaluation.of(predictions, 1, 0.9, List.of("a", "b")).auc())
        .isEqualTo(Evaluation.of(predictions, 1, 0.1, List.of("a", "b")).auc());
  }

  @Test
  void moreClassesHaveAMajorityAndNoArea() {
    double[] probabilities = {1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1};
    Predictions predictions = new Predictions(3, probabilities, new int[] {0, 1, 1, 2, 1});
    Evaluation evaluation = Evaluation.of(predictions, 1, 0.5, List.of("a", "b", "c"));
    assertThat(evaluation.accuracy()).isEqualTo(0.6);
    assertThat(evaluation.majorityBaseline()).isEqualTo(0.6);
    assertThat(evaluation.auc()).isEmpty();
  }

  @Test
  void oneClassWithoutSamplesLeavesNoArea() {
    Evaluation evaluation =
        Evaluation.of(Binary.of(new double[] {0.9, 0.2}, 1, 1), 1, 0.5, List.of("a", "b"));
    assertThat(evaluation.auc()).isEmpty();
    assertThat(evaluation.accuracy()).isEqualTo(0.5);
    assertThat(evaluation.majorityBaseline()).isEqualTo(1);
    assertThat(evaluation.confusion().rows()).isDeepEqualTo(new int[][] {{0, 0}, {1, 1}});
  }

  @ParameterizedTest
  @MethodSource("dev.demitasse.evaluation.References#all")
  void everyClassAndTheAveragesAreThoseOfScikitLearn(GoldenCase golden) {
    Evaluation evaluation = evaluation(golden);
    for (int i = 0; i < golden.integer("classes"); i++) {
      ClassScores scores = evaluation.classes().get(i);
      assertThat(scores.support()).isEqualTo(golden.array("scores.support").integers()[i]);
      assertThat(scores.precision()).isCloseTo(value(golden, "scores.precision", i), CLOSE);
      assertThat(scores.recall()).isCloseTo(value(golden, "scores.recall", i), CLOSE);
      assertThat(scores.f1()).isCloseTo(value(golden, "scores.f1", i), CLOSE);
    }
    check(evaluation.macro(), golden, "macro");
    check(evaluation.weighted(), golden, "weighted");
    assertThat(evaluation.confusion().balancedAccuracy())
        .isCloseTo(golden.number("scores.balanced_accuracy"), CLOSE);
    assertThat(evaluation.confusion().matthewsCorrelation())
        .isCloseTo(golden.number("scores.matthews_correlation"), CLOSE);
  }

  private static void check(Averages averages, GoldenCase golden, String how) {
    String scores = "scores." + how;
    assertThat(averages.precision()).isCloseTo(golden.number(scores + ".precision"), CLOSE);
    assertThat(averages.recall()).isCloseTo(golden.number(scores + ".recall"), CLOSE);
    assertThat(averages.f1()).isCloseTo(golden.number(scores + ".f1"), CLOSE);
    assertThat(averages.auc().orElseThrow()).isCloseTo(golden.number("one_vs_rest." + how), CLOSE);
  }

  @ParameterizedTest
  @MethodSource("dev.demitasse.evaluation.References#all")
  void theAreasOfOneAgainstTheRestAreThoseOfScikitLearn(GoldenCase golden) {
    Evaluation evaluation = evaluation(golden);
    int[] present = golden.array("one_vs_rest.present").integers();
    for (int i = 0; i < present.length; i++) {
      assertThat(evaluation.classes().get(present[i]).auc().orElseThrow())
          .isCloseTo(value(golden, "one_vs_rest.auc", i), CLOSE);
    }
    assertThat(evaluation.classesWithoutAuc())
        .isEqualTo(
            IntStream.range(0, golden.integer("classes"))
                .filter(i -> IntStream.of(present).noneMatch(j -> j == i))
                .mapToObj(i -> "class " + i)
                .toList());
  }

  private static double value(GoldenCase golden, String name, int i) {
    return golden.array(name).values()[i];
  }

  private static Evaluation evaluation(GoldenCase golden) {
    List<String> names =
        IntStream.range(0, golden.integer("classes")).mapToObj(i -> "class " + i).toList();
    return Evaluation.of(References.predictions(golden), 1, 0.5, names);
  }

  @Test
  void aClassWithoutSamplesThatWasPredictedCountsInTheMacroAverageOnly() {
    double[] probabilities = {1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1};
    Predictions predictions = new Predictions(3, probabilities, new int[] {0, 1, 1, 1});
    Evaluation evaluation = Evaluation.of(predictions, 1, 0.5, List.of("a", "b", "c"));
    assertThat(evaluation.macro().recall()).isCloseTo((1 + 2 / 3.0 + 0) / 3, CLOSE);
    assertThat(evaluation.weighted().recall()).isCloseTo(0.75, CLOSE);
    assertThat(evaluation.confusion().balancedAccuracy()).isCloseTo((1 + 2 / 3.0) / 2, CLOSE);
    assertThat(evaluation.classesWithoutAuc()).containsExactly("c");
  }

  /** 1 - 1e-20 and 1 - 1e-30 are both 1, and would have made equals of these samples. */
  @Test
  void bothClassesHaveTheSameAreaHoweverSmallTheProbabilities() {
    Predictions predictions = Binary.of(new double[] {1e-30, 1e-20, 1e-25}, 0, 1, 0);
    Evaluation evaluation = Evaluation.of(predictions, 1, 0.5, List.of("a", "b"));
    assertThat(evaluation.classes())
        .extracting(ClassScores::auc)
        .containsOnly(OptionalDouble.of(1));
  }

  @Test
  void classNamesAreCopied() {
    List<String> names = new ArrayList<>(List.of("a", "b"));
    Evaluation evaluation = Evaluation.of(Binary.of(SCORES, LABELS), 1, 0.5, names);
    names.set(0, "changed");
    assertThat(evaluation.classNames()).containsExactly("a", "b");
  }
}
