package dev.demitasse.testkit;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ReferenceDenseTest {
  private static final Closeness CLOSE = Closeness.relative(1e-9);

  static List<GoldenCase> cases() {
    return Goldens.read("dense_and_activations", "dense");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithTheGoldens(GoldenCase golden) {
    ReferenceDense dense = new ReferenceDense(golden.integer("inputs"), golden.integer("outputs"));
    double[] x = golden.array("x").values();
    double[] weight = golden.array("params.weight").values();
    double[] bias = golden.array("params.bias").values();
    double[] dy = golden.array("dy").values();
    CLOSE.assertClose("y", golden.array("y").values(), dense.forward(x, weight, bias));
    CLOSE.assertClose("dx", golden.array("dx").values(), dense.inputGradient(dy, weight));
    CLOSE.assertClose("dw", golden.array("dparams.weight").values(), dense.weightGradient(x, dy));
    CLOSE.assertClose("db", golden.array("dparams.bias").values(), dense.biasGradient(dy));
  }

  @Test
  void everyGradientAgreesWithCentralDifferences() {
    SeededArrays random = new SeededArrays(5);
    ReferenceDense dense = new ReferenceDense(5, 3);
    double[] x = random.uniform(4 * 5);
    double[] w = random.uniform(3 * 5);
    double[] b = random.uniform(3);
    double[] dy = random.uniform(4 * 3);
    GradientCheck.assertGradient(
        "dx", v -> Dot.of(dense.forward(v, w, b), dy), x, dense.inputGradient(dy, w), 1e-5);
    GradientCheck.assertGradient(
        "dw", v -> Dot.of(dense.forward(x, v, b), dy), w, dense.weightGradient(x, dy), 1e-5);
    GradientCheck.assertGradient(
        "db", v -> Dot.of(dense.forward(x, w, v), dy), b, dense.biasGradient(dy), 1e-5);
  }

  @Test
  void theInputGradientIsTheAdjointOfTheForwardPass() {
    ReferenceDense dense = new ReferenceDense(7, 4);
    double[] weight = new SeededArrays(6).uniform(28);
    AdjointCheck.assertAdjoint(
        "dx",
        x -> dense.forward(x, weight, new double[4]),
        dy -> dense.inputGradient(dy, weight),
        3 * 7,
        3 * 4,
        1e-12);
  }
}
