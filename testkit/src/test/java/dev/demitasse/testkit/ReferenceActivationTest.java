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

  /** The last is the slope at the first; all from PyTorch, in double precision. */
  @ParameterizedTest
  @CsvSource({
    "RELU6, 2.5, 2.5, 1",
    "RELU6, 6.5, 6, 0",
    "ELU, -1, -0.6321205588285577, 0.36787944117144233",
    "ELU, 2.5, 2.5, 1",
    "GELU, -3.2, -0.0021988414013307533, -0.006941944306771629",
    "GELU, 0.3, 0.1853734266566858, 0.7323277668271099",
    "GELU, 6.5, 6.49999999973896, 1.0000000016950519",
    "SILU, -3.2, -0.12533031294964594, -0.08125593785786404",
    "SILU, 2.5, 2.3103545499468914, 1.0994011113415267",
    "HARD_SWISH, -1, -0.3333333333333333, 0.16666666666666669",
    "HARD_SWISH, 6.5, 6.5, 1",
    "HARD_SIGMOID, 2.5, 0.9166666666666666, 0.16666666666666666",
    "HARD_SIGMOID, -3.2, 0, 0",
    "SOFTPLUS, -7.5, 0.0005529314753607964, 0.0005527786369235996",
    "SOFTPLUS, 6.5, 6.501502310159754, 0.998498817743263"
  })
  void agreesWithPyTorch(ReferenceActivation activation, double x, double y, double slope) {
    double[] values = {x};
    CLOSE.assertClose("y", new double[] {y}, activation.forward(values));
    CLOSE.assertClose("dx", new double[] {slope}, activation.backward(values, new double[] {1}));
  }

  @Test
  void theSigmoidOfExtremeNumbersIsFinite() {
    assertThat(ReferenceActivation.sigmoid(-1e4)).isZero();
    assertThat(ReferenceActivation.sigmoid(1e4)).isEqualTo(1);
    assertThat(ReferenceActivation.sigmoid(0)).isEqualTo(0.5);
  }
}
