package dev.demitasse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.data.Picture;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.layers.Mode;
import dev.demitasse.layers.Pass;
import dev.demitasse.tensor.Shape;
import dev.demitasse.training.Toy;
import org.junit.jupiter.api.Test;

class ModelTest {
  private static final String BRANCHING =
      """
      Concat([Conv(1, output_channel=2)], [
          Residual([Conv(3, output_channel=3, pad=1), BatchNorm()]), Activation("silu"),
      ])
      Multiply([], [GlobalAvgPool(), Conv(1, output_channel=5), Activation("hard_sigmoid")])
      AvgPool(2)
      Flatten()
      """;

  /** Room that is shared by lifetimes is as large as the largest that lives in it. */
  @Test
  void aPredictionHasAProbabilityForEachClassHoweverLargeTheMemoryOfItsOutputs() {
    Model model = Toy.model(BRANCHING, Toy.SMALL, 3, 1);
    Pass pass = new Pass(model.network().plan(Mode.PREDICTION, Kernels.portable()), 1);
    assertThat(pass.output()).hasSizeGreaterThan(3);
    Shape shape = Toy.SMALL;
    Picture picture =
        new Picture(1, shape.dimension(1), shape.dimension(2), new byte[shape.size()]);

    Prediction prediction = model.predict(picture);

    assertThat(prediction.probabilities()).hasSize(3);
    assertThat(prediction.probabilities().values().stream().mapToDouble(p -> p).sum())
        .isCloseTo(1, within(1e-6));
  }
}
