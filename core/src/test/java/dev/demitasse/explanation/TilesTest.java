package dev.demitasse.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.data.Picture;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.model.Model;
import dev.demitasse.tensor.Shape;
import dev.demitasse.training.Toy;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TilesTest {
  @Test
  void everyLayerThatGivesPicturesIsShownChannelByChannel() {
    Model model = Toy.model(Toy.CNN, Toy.SMALL, 2, 8);
    Observation observation = new Observation(model, 2, Kernels.portable());
    observation.look(Toy.pictures(Toy.SMALL, 2, 2, 8), 0, 1);
    List<Tiles> tiles = Tiles.ofFeatures(observation, 1);
    assertThat(tiles.stream().map(Tiles::layer))
        .containsExactly("conv1", "activation1", "maxpool1", "dropout1", "conv2", "activation2");
    assertThat(tiles.stream().map(each -> each.pictures().size()))
        .containsExactly(4, 4, 4, 4, 3, 3);
    assertThat(tiles.get(2).pictures())
        .allSatisfy(tile -> assertThat(tile.height() * tile.width()).isEqualTo(16));
    Tiles rectified = tiles.get(1);
    assertThat(rectified.least()).isZero();
    float[] values = observation.output(1).values();
    int channel = 2;
    int place = 13;
    float value = values[observation.output(1).at(1) + channel * 64 + place];
    int shown = rectified.pictures().get(channel).pixels()[place] & 0xff;
    assertThat(shown).isEqualTo(Math.round(255 * value / rectified.largest()));
  }

  @Test
  void aLayerThatGivesOneValueEverywhereIsBlack() {
    Model model = Toy.model("Activation(\"relu\")\nFlatten()\n", Shape.of(1, 1, 2), 2, 1);
    Observation observation = new Observation(model, 1, Kernels.portable());
    observation.look(new Toy.Pictures(2, new float[] {-1, -2}, new int[1]), 0);
    assertThat(Tiles.ofFeatures(observation, 0).getFirst().pictures().getFirst().pixels())
        .containsOnly(0);
  }

  /** The weights of a filter are [C, k, k]; its channels stand side by side. */
  @Test
  void filtersAreRedWherePositiveAndBlueWhereNegative() {
    Model model = Toy.model("Conv(2, 3, 2, 0, 1)\nFlatten()\n", Shape.of(3, 4, 4), 2, 1);
    float[] weights = model.network().parameters().getFirst().values();
    Arrays.fill(weights, 0);
    weights[12 + 4 + 1] = 0.5f; // second filter, second channel, upper right
    weights[12 + 8 + 2] = -2; // second filter, third channel, lower left
    Tiles tiles = Tiles.ofFirstFilters(model).getFirst();
    assertThat(tiles.layer()).isEqualTo("conv1");
    assertThat(tiles.largest()).isEqualTo(2);
    assertThat(tiles.least()).isEqualTo(-2);
    assertThat(tiles.pictures()).hasSize(2);
    Picture second = tiles.pictures().get(1);
    assertThat(second).extracting(Picture::height, Picture::width).containsExactly(2, 6);
    assertThat(colour(second, 0, 3)).isEqualTo(Colours.signed(0.25));
    assertThat(colour(second, 1, 4)).isEqualTo(Colours.signed(-1));
    assertThat(colour(second, 0, 0)).isEqualTo(Colours.signed(0));
  }

  private static int colour(Picture picture, int row, int column) {
    int plane = picture.height() * picture.width();
    int at = row * picture.width() + column;
    byte[] from = picture.pixels();
    return (from[at] & 0xff) << 16 | (from[plane + at] & 0xff) << 8 | (from[2 * plane + at] & 0xff);
  }

  @Test
  void aNetworkWithoutConvolutionHasNoFilters() {
    assertThat(Tiles.ofFirstFilters(Toy.model("Flatten()\n", Toy.SMALL, 2, 1))).isEmpty();
  }
}
