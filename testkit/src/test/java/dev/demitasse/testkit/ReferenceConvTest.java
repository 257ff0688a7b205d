package dev.demitasse.testkit;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ReferenceConvTest {
  private static final Closeness CLOSE = Closeness.relative(1e-9);

  static List<GoldenCase> cases() {
    return Goldens.read("conv2d", "conv2d");
  }

  static List<ReferenceConv> convolutions() {
    return List.of(
        new ReferenceConv(1, 2, 3, 1, 1, 4, 6),
        new ReferenceConv(2, 3, 3, 2, 1, 7, 4),
        new ReferenceConv(3, 1, 2, 3, 0, 6, 9),
        new ReferenceConv(2, 2, 5, 1, 4, 3, 2),
        new ReferenceConv(4, 6, 2, 2, 2, 2, new ReferencePadding(0, 2, 3, 1), 2, 5),
        new ReferenceConv(3, 3, 3, 1, 1, 3, new ReferencePadding(1, 0, 2, 1), 4, 5));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithTheGoldens(GoldenCase golden) {
    GoldenArray x = golden.array("x");
    ReferenceConv conv =
        new ReferenceConv(
            golden.integer("input_channel"),
            golden.integer("output_channel"),
            golden.integer("filter_size"),
            golden.integer("stride"),
            golden.integer("pad"),
            x.dimension(2),
            x.dimension(3));
    double[] weight = golden.array("params.weight").values();
    double[] bias = golden.array("params.bias").values();
    double[] dy = golden.array("dy").values();
    CLOSE.assertClose("y", golden.array("y").values(), conv.forward(x.values(), weight, bias));
    CLOSE.assertClose("dx", golden.array("dx").values(), conv.inputGradient(dy, weight));
    CLOSE.assertClose(
        "dw", golden.array("dparams.weight").values(), conv.weightGradient(x.values(), dy));
    CLOSE.assertClose("db", golden.array("dparams.bias").values(), conv.biasGradient(dy));
  }

  @ParameterizedTest
  @MethodSource("convolutions")
  void everyGradientIsTheAdjointOfTheForwardPass(ReferenceConv conv) {
    SeededArrays random = new SeededArrays(3);
    int inputs = 2 * conv.inputChannel() * conv.height() * conv.width();
    int outputs = 2 * conv.outputChannel() * conv.outputHeight() * conv.outputWidth();
    int weights = weights(conv);
    double[] weight = random.uniform(weights);
    double[] noBias = new double[conv.outputChannel()];
    double[] x = random.uniform(inputs);
    AdjointCheck.assertAdjoint(
        "dx",
        v -> conv.forward(v, weight, noBias),
        dy -> conv.inputGradient(dy, weight),
        inputs,
        outputs,
        1e-12);
    AdjointCheck.assertAdjoint(
        "dw",
        w -> conv.forward(x, w, noBias),
        dy -> conv.weightGradient(x, dy),
        weights,
        outputs,
        1e-12);
    AdjointCheck.assertAdjoint(
        "db",
        b -> conv.forward(new double[inputs], new double[weights], b),
        conv::biasGradient,
        noBias.length,
        outputs,
        1e-12);
  }

  @ParameterizedTest
  @MethodSource("convolutions")
  void everyGradientAgreesWithCentralDifferences(ReferenceConv conv) {
    SeededArrays random = new SeededArrays(4);
    double[] x = random.uniform(conv.inputChannel() * conv.height() * conv.width());
    double[] w = random.uniform(weights(conv));
    double[] b = random.uniform(conv.outputChannel());
    double[] dy = random.uniform(conv.outputChannel() * conv.outputHeight() * conv.outputWidth());
    GradientCheck.assertGradient(
        "dx", v -> Dot.of(conv.forward(v, w, b), dy), x, conv.inputGradient(dy, w), 1e-5);
    GradientCheck.assertGradient(
        "dw", v -> Dot.of(conv.forward(x, v, b), dy), w, conv.weightGradient(x, dy), 1e-5);
    GradientCheck.assertGradient(
        "db", v -> Dot.of(conv.forward(x, w, v), dy), b, conv.biasGradient(dy), 1e-5);
  }

  private static int weights(ReferenceConv conv) {
    int taps = conv.inputChannel() / conv.groups() * conv.filterSize() * conv.filterSize();
    return conv.outputChannel() * taps;
  }

  /** Two groups, dilated by 2, a stride of 2, and padding that differs on all sides. */
  @Test
  void agreesWithPyTorchInGroupsDilatedAndPadded() {
    ReferenceConv conv =
        new ReferenceConv(4, 6, 2, 2, 2, 2, new ReferencePadding(0, 2, 3, 1), 2, 5);
    double[] x = new double[40];
    double[] weight = new double[48];
    Arrays.setAll(x, i -> i + 1);
    Arrays.setAll(weight, i -> i + 1);
    double[] expected = {
      68, 140, 168, 0, 0, 0, 164, 364, 456, 0, 0, 0, 260, 588, 744, 0, 0, 0,
      1476, 3012, 3232, 0, 0, 0, 1892, 3876, 4160, 0, 0, 0, 2308, 4740, 5088, 0, 0, 0
    };
    CLOSE.assertClose("y", expected, conv.forward(x, weight, new double[6]));
  }

  @Test
  void aFilterLargerThanThePaddedImageIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReferenceConv(1, 1, 5, 1, 0, 8, 4))
        .withMessageContaining("larger than the padded image");
  }

  @Test
  void aBatchThatDoesNotDivideIsRefused() {
    ReferenceConv conv = new ReferenceConv(1, 1, 3, 1, 1, 4, 4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> conv.forward(new double[17], new double[9], new double[1]))
        .withMessage("x has 17 values, expected a multiple of 16");
  }
}
