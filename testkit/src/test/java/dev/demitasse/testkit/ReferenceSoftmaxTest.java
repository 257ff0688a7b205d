package dev.demitasse.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ReferenceSoftmaxTest {
  private static final Closeness CLOSE = Closeness.relative(1e-9);

  @Test
  void agreesWithTheGoldens() {
    for (GoldenCase golden : Goldens.read("dense_and_activations", "softmax")) {
      ReferenceSoftmax softmax = new ReferenceSoftmax(golden.array("x").dimension(1));
      double[] x = golden.array("x").values();
      double[] dy = golden.array("dy").values();
      CLOSE.assertClose("y", golden.array("y").values(), softmax.forward(x));
      CLOSE.assertClose("dx", golden.array("dx").values(), softmax.backward(x, dy));
    }
  }

  @Test
  void theGradientAgreesWithCentralDifferences() {
    SeededArrays random = new SeededArrays(9);
    ReferenceSoftmax softmax = new ReferenceSoftmax(6);
    double[] x = random.uniform(18, -3, 3);
    double[] dy = random.uniform(18);
    GradientCheck.assertGradient(
        "softmax", v -> Dot.of(softmax.forward(v), dy), x, softmax.backward(x, dy), 1e-5);
  }

  @Test
  void hugeLogitsStayFinite() {
    assertThat(new ReferenceSoftmax(3).forward(new double[] {1e4, -1e4, -1e4}))
        .containsExactly(1, 0, 0);
  }
}
