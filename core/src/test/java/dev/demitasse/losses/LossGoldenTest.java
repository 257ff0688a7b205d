package dev.demitasse.losses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.testkit.Closeness;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.GoldenCase;
import dev.demitasse.testkit.Goldens;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The losses and their gradients against PyTorch's values in double precision. */
final class LossGoldenTest {
  private static final double TOLERANCE = 1e-5;

  /** What Demitasse does not have. */
  private static final List<String> OPTIONS =
      List.of("pos_weight", "label_smoothing", "class_weights");

  private static Stream<GoldenCase> cases(String op) {
    return Goldens.read("losses", op).stream()
        .filter(golden -> OPTIONS.stream().noneMatch(golden::has));
  }

  static Stream<GoldenCase> binary() {
    return cases("binary_cross_entropy_with_logits");
  }

  static Stream<GoldenCase> softmax() {
    return cases("softmax_cross_entropy");
  }

  static Stream<GoldenCase> squared() {
    return cases("mean_squared_error");
  }

  @Test
  void thePlainAndTheSaturatedCasesAreThere() {
    assertThat(binary()).hasSize(2);
    assertThat(softmax()).hasSize(2);
    assertThat(squared()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("binary")
  void binaryCrossEntropyIsThatOfPyTorch(GoldenCase golden) {
    check(
        new BinaryCrossEntropy(),
        golden,
        golden.array("logits").floats(),
        golden.array("targets").integers());
  }

  @ParameterizedTest
  @MethodSource("softmax")
  void softmaxCrossEntropyIsThatOfPyTorch(GoldenCase golden) {
    check(
        new SoftmaxCrossEntropy(),
        golden,
        golden.array("logits").floats(),
        golden.array("labels").integers());
  }

  /** The targets here are classes, PyTorch's any numbers: what counts is the difference. */
  @ParameterizedTest
  @MethodSource("squared")
  void squaredErrorIsThatOfPyTorch(GoldenCase golden) {
    double[] outputs = golden.array("logits").values();
    double[] targets = golden.array("targets").values();
    int rows = golden.array("logits").dimension(0);
    int columns = outputs.length / rows;
    int[] labels = new int[rows];
    for (int n = 0; n < rows; n++) {
      labels[n] = n % columns;
      for (int i = 0; i < columns; i++) {
        outputs[n * columns + i] += (i == labels[n] ? 1 : 0) - targets[n * columns + i];
      }
    }
    check(new SquaredError(), golden, Floats.of(outputs), labels);
  }

  @ParameterizedTest
  @MethodSource("squared")
  void squaredErrorOfOneOutputIsThatOfPyTorch(GoldenCase golden) {
    double[] outputs = golden.array("logits").values();
    double[] targets = golden.array("targets").values();
    int[] labels = new int[outputs.length];
    for (int n = 0; n < labels.length; n++) {
      labels[n] = n % 2;
      outputs[n] += labels[n] - targets[n];
    }
    check(new SquaredError(), golden, Floats.of(outputs), labels);
  }

  private static void check(Loss loss, GoldenCase golden, float[] outputs, int[] labels) {
    int samples = labels.length;
    int size = outputs.length / samples;
    double mean = loss.sum(outputs, samples, size, labels) / samples;
    Closeness.relative(TOLERANCE)
        .assertClose("loss", new double[] {golden.number("loss")}, new double[] {mean});
    float[] gradient = new float[outputs.length];
    Arrays.fill(gradient, Float.NaN);
    loss.gradient(outputs, samples, size, labels, gradient, 1.0 / samples);
    double[] expected = golden.array("dlogits").values();
    Closeness.relative(TOLERANCE).assertClose("gradient", expected, gradient);
    if (!golden.has("note")) {
      for (int i = 0; i < expected.length; i++) {
        Closeness.relative(TOLERANCE)
            .assertClose("gradient " + i, new double[] {expected[i]}, new float[] {gradient[i]});
      }
    }
  }
}
