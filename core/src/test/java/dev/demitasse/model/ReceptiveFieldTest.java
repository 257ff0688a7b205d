package dev.demitasse.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.layers.Gradients;
import dev.demitasse.layers.Mode;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.Pass;
import dev.demitasse.layers.Plan;
import dev.demitasse.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReceptiveFieldTest {
  private static List<ReceptiveField> fields(String text) {
    return ReceptiveField.of(ArchitectureText.parse("t", text).architecture());
  }

  /** 3; 3 + 1 by pooling; 4 + 2 * 2; 8 + 2 by pooling; then everything. */
  @Test
  void theReportsNetworkSeesTenByTenPixelsBehindItsConvolutionalPart() {
    List<ReceptiveField> fields = ReceptiveField.of(Presets.named("report-cnn"));
    assertThat(fields.subList(0, 7))
        .containsExactly(
            new ReceptiveField(3, 3, 1, -1, -1),
            new ReceptiveField(3, 3, 1, -1, -1),
            new ReceptiveField(4, 4, 2, -1, -1),
            new ReceptiveField(8, 8, 2, -3, -3),
            new ReceptiveField(8, 8, 2, -3, -3),
            new ReceptiveField(10, 10, 4, -3, -3),
            new ReceptiveField(10, 10, 4, -3, -3));
    assertThat(fields.subList(7, fields.size())).containsOnly(new ReceptiveField(32, 32, 0, 0, 0));
  }

  @Test
  void noFieldIsLargerThanThePictureItLiesIn() {
    Shape input = Shape.of(1, 5, 40);
    assertThat(new ReceptiveField(10, 10, 4, -3, -3).within(input)).isEqualTo(Shape.of(5, 10));
    assertThat(new ReceptiveField(1L << 40, 1L << 40, 4, -3, -3).within(input))
        .isEqualTo(Shape.of(5, 40));
  }

  @Test
  void stridesThatMultiplyBeyondAllBoundsDoNotOverflow() {
    String far = "Conv(1, 1, 1, 0, 2000000000)\n";
    List<ReceptiveField> fields =
        fields("Input(1, 4, 4)\n" + far.repeat(6) + "Flatten()\nDense(1)\nActivation('sigmoid')");
    assertThat(fields.get(5).jump()).isPositive();
    assertThat(fields.get(5).height()).isEqualTo(1);
  }

  /** Where strides are one and the same, what the paths see together is their hull. */
  @Test
  void behindAJoinItIsWhatThePathsSeeTogether() {
    List<ReceptiveField> fields =
        fields(
            "Input(1, 16, 16)\n"
                + "Concat([Conv(3, 1, 1, pad=[2, 0, 0, 2])], [Conv(1, 1, 1), MaxPool(5, 1, pad=2)],"
                + " [])\nMultiply([], [Conv(1, 3, 3, stride=1), GlobalAvgPool()])\n"
                + "Flatten()\nDense(1)\nActivation('sigmoid')");
    assertThat(fields)
        .startsWith(
            new ReceptiveField(3, 3, 1, -2, 0),
            new ReceptiveField(1, 1, 1, 0, 0),
            new ReceptiveField(5, 5, 1, -2, -2),
            new ReceptiveField(5, 5, 1, -2, -2));
    assertThat(fields.get(6).within(Shape.of(1, 16, 16))).isEqualTo(Shape.of(16, 16));
  }

  @Test
  void dilationWidensTheField() {
    assertThat(
            fields(
                "Input(1, 9, 9)\nConv(3, 1, 1, pad=2, dilation=2)\n"
                    + "Flatten()\nDense(1)\nActivation('sigmoid')"))
        .startsWith(new ReceptiveField(5, 5, 1, -2, -2));
  }

  /** A pixel changes a value behind the convolutional part if, and only if, the value sees it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Conv(3, 1, 1, 1, 1)\nMaxPool(2, 2)\nConv(3, 1, 1, 1, 1)\nMaxPool(2, 2)\n",
        "Conv(5, 1, 1, 2, 2)\nMaxPool(3, 1)\n",
        "Conv(3, 1, 1, 1, 3)\nConv(3, 1, 1, 1, 1)\n",
        "Conv(3, 1, 1, pad=[2, 0, 1, 0])\nAvgPool(3, 2, pad=[1, 0, 0, 0], ceil=True)\n",
        "AvgPool(2, ceil=True)\nResidual([Conv(3, 1, 1, pad=1), BatchNorm(), Conv(3, 1, 1, pad=1)])\nPReLU()\n",
        "Residual([Conv(3, 1, 1, pad=1, stride=2)])\nAdd([MaxPool(3, 1, pad=1)], [])\n",
        "Conv(2, 1, 1, dilation=2)\nConv(2, 1, 1)\n"
      })
  void aValueDependsOnTheRowsOfItsFieldAlone(String layers) {
    int side = 19;
    Shape input = Shape.of(1, side, side);
    Architecture architecture =
        ArchitectureText.parse("t", layers + "Flatten()\nDense(1)\nActivation('sigmoid')")
            .architecture(input);
    int last = architecture.places().size() - 4;
    ReceptiveField field = ReceptiveField.of(architecture).get(last);
    int rows = architecture.places().get(last).output().dimension(1);
    boolean[][] depends = new boolean[rows][side];
    for (int row = 0; row < side; row++) {
      float[] values = outputs(architecture, last, row);
      for (int i = 0; i < rows; i++) {
        depends[i][row] = values[i * values.length / rows] > 0;
      }
    }
    for (int i = 0; i < rows; i++) {
      boolean[] sees = new boolean[side];
      long from = field.top() + i * field.jump();
      for (int row = 0; row < side; row++) {
        sees[row] = row >= from && row < from + field.height();
      }
      assertThat(depends[i]).as(Arrays.toString(sees)).isEqualTo(sees);
    }
  }

  /**
   * What a layer gives, all filters being 1, for a picture that is 1 in one row and 0 elsewhere.
   */
  private static float[] outputs(Architecture architecture, int layer, int row) {
    Network network = architecture.network();
    for (Parameter parameter : network.parameters()) {
      boolean one = parameter.spec().isWeight() || parameter.spec().isVariance();
      Arrays.fill(parameter.values(), one ? 1 : 0);
    }
    Plan plan = network.plan(Mode.OBSERVATION, Kernels.portable());
    Pass pass = new Pass(plan, 1);
    pass.beginObservation(1, 0, 0, new Gradients(plan, 1, 1));
    int width = network.inputShape().dimension(2);
    Arrays.fill(pass.input(), row * width, (row + 1) * width, 1);
    pass.forward();
    return pass.output(layer).values();
  }
}
