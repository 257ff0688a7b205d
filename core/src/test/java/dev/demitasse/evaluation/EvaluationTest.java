package dev.demitasse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EvaluationTest {
  private static final double[] SCORES = {
    0.1, 0.4, 0.35, 0.8, 0.4, 0.9, 0.2, 0.35, 0.7, 0.4, 0.05, 0.6
  };
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

  @Test
  void classNamesAreCopied() {
    List<String> names = new ArrayList<>(List.of("a", "b"));
    Evaluation evaluation = Evaluation.of(Binary.of(SCORES, LABELS), 1, 0.5, names);
    names.set(0, "changed");
    assertThat(evaluation.classNames()).containsExactly("a", "b");
  }
}
