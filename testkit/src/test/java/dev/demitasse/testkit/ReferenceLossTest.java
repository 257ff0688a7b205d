package dev.demitasse.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ReferenceLossTest {
  private static final Closeness CLOSE = Closeness.relative(1e-9);

  static List<GoldenCase> cases() {
    return Goldens.read("losses");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithTheGoldens(GoldenCase golden) {
    ReferenceLoss loss = loss(golden);
    CLOSE.assertClose("loss", new double[] {golden.number("loss")}, new double[] {loss.value()});
    CLOSE.assertClose("dlogits", golden.array("dlogits").values(), loss.gradient());
  }

  private static ReferenceLoss loss(GoldenCase golden) {
    double[] logits = golden.array("logits").values();
    return switch (golden.op()) {
      case "binary_cross_entropy_with_logits" -> binary(golden, logits);
      case "softmax_cross_entropy" -> softmax(golden, logits);
      case "mean_squared_error" ->
          ReferenceLoss.squaredError(logits, golden.array("targets").values());
      default -> throw new IllegalArgumentException("no reference for " + golden.op());
    };
  }

  private static ReferenceLoss binary(GoldenCase golden, double[] logits) {
    double[] targets = golden.array("targets").values();
    return golden.has("pos_weight")
        ? ReferenceLoss.binaryCrossEntropy(logits, targets, golden.number("pos_weight"))
        : ReferenceLoss.binaryCrossEntropy(logits, targets);
  }

  private static ReferenceLoss softmax(GoldenCase golden, double[] logits) {
    int[] labels = golden.array("labels").integers();
    if (golden.has("label_smoothing")) {
      return ReferenceLoss.smoothedSoftmaxCrossEntropy(
          logits, labels, golden.number("label_smoothing"));
    }
    if (golden.has("class_weights")) {
      return ReferenceLoss.weightedSoftmaxCrossEntropy(
          logits, labels, golden.array("class_weights").values());
    }
    return ReferenceLoss.softmaxCrossEntropy(logits, labels);
  }

  @Test
  void everyGradientAgreesWithCentralDifferences() {
    SeededArrays random = new SeededArrays(10);
    double[] z = random.uniform(12, -3, 3);
    double[] t = random.uniform(12, 0, 1);
    int[] labels = random.labels(4, 3);
    double[] weights = {1, 0.5, 3};
    GradientCheck.assertGradient(
        "binary cross-entropy",
        v -> ReferenceLoss.binaryCrossEntropy(v, t, 2.5).value(),
        z,
        ReferenceLoss.binaryCrossEntropy(z, t, 2.5).gradient(),
        1e-5);
    GradientCheck.assertGradient(
        "softmax cross-entropy",
        v -> ReferenceLoss.softmaxCrossEntropy(v, labels).value(),
        z,
        ReferenceLoss.softmaxCrossEntropy(z, labels).gradient(),
        1e-5);
    GradientCheck.assertGradient(
        "weighted softmax cross-entropy",
        v -> ReferenceLoss.weightedSoftmaxCrossEntropy(v, labels, weights).value(),
        z,
        ReferenceLoss.weightedSoftmaxCrossEntropy(z, labels, weights).gradient(),
        1e-5);
    GradientCheck.assertGradient(
        "squared error",
        v -> ReferenceLoss.squaredError(v, t).value(),
        z,
        ReferenceLoss.squaredError(z, t).gradient(),
        1e-5);
  }

  @Test
  void theSquaredErrorIsTheMeanOverAllElements() {
    ReferenceLoss loss = ReferenceLoss.squaredError(new double[] {1, 5}, new double[] {0, 2});
    assertThat(loss.value()).isEqualTo(5);
    assertThat(loss.gradient()).containsExactly(1, 3);
  }
}
