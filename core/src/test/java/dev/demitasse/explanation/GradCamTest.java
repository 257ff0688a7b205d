package dev.demitasse.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.layers.Parameter;
import dev.demitasse.model.Model;
import dev.demitasse.model.Presets;
import dev.demitasse.model.Samples;
import dev.demitasse.tensor.InputException;
import dev.demitasse.tensor.Shape;
import dev.demitasse.training.Toy;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GradCamTest {
  private static Observation observation(Model model, float[] values) {
    Samples samples = new Toy.Pictures(values.length, values, new int[1]);
    Observation observation = new Observation(model, 1, Kernels.portable());
    observation.look(samples, 0);
    return observation;
  }

  private static void fill(Model model, float... values) {
    for (Parameter parameter : model.network().parameters()) {
      Arrays.fill(parameter.values(), values[parameter.index()]);
    }
    model.network().weightsChanged();
  }

  @ParameterizedTest
  @CsvSource({
    "report-cnn, 4",
    "report-cnn-sigmoid, 4",
    "lenet5, 4",
    "vgg8, 13",
  })
  void theFirstActivationBehindTheLastConvolutionIsShown(String preset, int layer) {
    assertThat(GradCam.layer(Presets.named(preset))).isEqualTo(layer);
  }

  @Test
  void aConvolutionWithoutActivationIsShownItself() {
    Model model = Toy.model("Conv(3, 1, 2, 1, 1)\nMaxPool(2)\nFlatten()\n", Toy.SMALL, 2, 1);
    assertThat(GradCam.layer(model.architecture())).isZero();
  }

  @Test
  void aNetworkWithoutConvolutionIsSaidToHaveNothingToShow() {
    assertThatThrownBy(() -> GradCam.layer(Presets.named("report-nn")))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "report-nn has no convolution, whose features Grad-CAM shows; use saliency instead");
  }

  /**
   * Two channels of 1x1 filters 2 and -1 on the pixels (1, 0, 3, -4) give (2, 0, 6, 0) and (0, 0,
   * 0, 4) behind the rectifier; the score weights the places of the first channel with 1, 2, 3 and
   * 6 and those of the second with -4: means 3 and -4. So the sum is (6, 0, 18, -16).
   */
  @Test
  void theMapIsTheRectifiedSumOfChannelsWeightedByTheirMeanGradients() {
    Shape line = Shape.of(1, 1, 4);
    String text = "Conv(1, 1, 2, 0, 1)\nActivation(\"relu\")\nFlatten()\n";
    Model model = Toy.model(text, line, 2, 1);
    float[][] values = {{2, -1}, {0, 0}, {1, 2, 3, 6, -4, -4, -4, -4}, {0}};
    for (Parameter parameter : model.network().parameters()) {
      float[] given = values[parameter.index()];
      System.arraycopy(given, 0, parameter.values(), 0, given.length);
    }
    model.network().weightsChanged();
    Observation observation = observation(model, new float[] {1, 0, 3, -4});
    observation.backFromScore(1);
    assertThat(GradCam.of(observation, 0).values())
        .containsExactly(new float[] {6f / 18, 0, 1, 0}, within(1e-6f));
    observation.backFromScore(0);
    assertThat(GradCam.of(observation, 0).values())
        .containsExactly(new float[] {0, 0, 0, 1}, within(1e-6f));
  }

  /** Padding, its absence and strides move the features; the map has to be moved back. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Conv(3, 1, 1, 1, 1)\nActivation(\"relu\")\n",
        "Conv(5, 1, 1, 0, 1)\nActivation(\"relu\")\nMaxPool(3, 3)\n",
        "Conv(3, 1, 1, 0, 1)\nConv(5, 1, 1, 0, 1)\nActivation(\"relu\")\n",
        "Conv(3, 1, 1, 0, 2)\nActivation(\"relu\")\n",
        "Conv(3, 1, 1, 3, 3)\nActivation(\"relu\")\n",
      })
  void theMapPeaksWhereTheFeatureIsWhateverTheGeometry(String layers) {
    Shape input = Shape.of(1, 21, 27);
    Model model = Toy.model(layers + "Flatten()\n", input, 2, 1);
    for (Parameter parameter : model.network().parameters()) {
      Arrays.fill(parameter.values(), parameter.spec().isBias() ? 0 : 1);
    }
    model.network().weightsChanged();
    int row = 9;
    int column = 15;
    float[] values = new float[input.size()];
    for (int y = row - 2; y <= row + 2; y++) {
      for (int x = column - 2; x <= column + 2; x++) {
        values[y * 27 + x] = 3 - Math.max(Math.abs(y - row), Math.abs(x - column));
      }
    }
    Observation observation = observation(model, values);
    observation.backFromScore(1);
    HeatMap.Place peak = GradCam.of(observation, 0).peak().orElseThrow();
    assertThat(peak.row()).isBetween(row - 1, row + 1);
    assertThat(peak.column()).isBetween(column - 1, column + 1);
  }

  @Test
  void whereNothingSpeaksForTheClassTheMapIsBlank() {
    Model model =
        Toy.model("Conv(1, 1, 1, 0, 1)\nActivation(\"relu\")\nFlatten()\n", Toy.SMALL, 2, 1);
    fill(model, 1, 0, -1, 0);
    float[] values = new float[Toy.SMALL.size()];
    Arrays.fill(values, 1);
    Observation observation = observation(model, values);
    observation.backFromScore(1);
    HeatMap map = GradCam.of(observation, 0);
    assertThat(map.values()).containsOnly(0);
    assertThat(map.peak()).isEmpty();
  }

  @Test
  void gradientsThatAreNoNumbersAreSaidToBe() {
    Model model =
        Toy.model("Conv(1, 1, 1, 0, 1)\nActivation(\"relu\")\nFlatten()\n", Toy.SMALL, 2, 1);
    fill(model, Float.NaN, 0, 1, 0);
    Observation observation = observation(model, new float[Toy.SMALL.size()]);
    observation.backFromScore(1);
    assertThatThrownBy(() -> Saliency.of(observation, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no finite numbers");
  }
}
