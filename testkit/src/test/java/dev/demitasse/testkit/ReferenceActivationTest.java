package dev.demitasse.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ReferenceActivationTest {
  private static final Closeness CLOSE = Closeness.relative(1e-9);

  @ParameterizedTest
  @CsvSource({"RELU, relu", "SIGMOID, sigmoid", "TANH, tanh", "LEAKY_RELU, leaky_relu_0.01"})
  void agreesWithTheGoldens(ReferenceActivation activation, String op) {
    for (GoldenCase golden : Goldens.read("dense_and_activations", op)) {
      double[] x = golden.array("x").values();
      double[] dy = golden.array("dy").values();
      CLOSE.assertClose("y", golden.array("y").values(), activation.forward(x));
      CLOSE.assertClose("dx", golden.array("dx").values(), activation.backward(x, dy));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theGradientAgreesWithCentralDifferences(ReferenceActivation activation) {
    SeededArrays random = new SeededArrays(8);
    double[] x = random.awayFromZero(50);
    double[] dy = random.uniform(50);
    GradientCheck.assertGradient(
        activation.name(),
        v -> Dot.of(activation.forward(v), dy),
        x,
        activation.backward(x, dy),
        1e-5);
  }

  @Test
  void theSigmoidOfExtremeNumbersIsFinite() {
    assertThat(ReferenceActivation.sigmoid(-1e4)).isZero();
    assertThat(ReferenceActivation.sigmoid(1e4)).isEqualTo(1);
    assertThat(ReferenceActivation.sigmoid(0)).isEqualTo(0.5);
  }
}
