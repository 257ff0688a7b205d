package dev.demitasse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.layers.Layer;
import dev.demitasse.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InputChoiceTest {
  private static final List<Layer> REPORT = layers(ArchitectureTextTest.SNIPPET);
  private static final List<Layer> OPEN =
      layers("Conv(3, output_channel=2)\nFlatten()\nDense(1)\nActivation('sigmoid')");

  @Test
  void picturesThatFitAreTakenAsTheyAre() {
    InputChoice choice = InputChoice.forPictures("t", REPORT, Shape.of(1, 32, 32));

    assertThat(choice.architecture().input()).isEqualTo(Shape.of(1, 32, 32));
    assertThat(choice.note()).isEmpty();
  }

  @Test
  void layersWithoutSizesTakePicturesOfAnyShape() {
    InputChoice choice = InputChoice.forPictures("t", OPEN, Shape.of(3, 20, 41));

    assertThat(choice.architecture().input()).isEqualTo(Shape.of(3, 20, 41));
    assertThat(choice.note()).isEmpty();
  }

  @Test
  void picturesALittleTooSmallAreFramedAndItIsSaid() {
    InputChoice choice = InputChoice.forPictures("t", REPORT, Shape.of(1, 28, 28));

    assertThat(choice.architecture().input()).isEqualTo(Shape.of(1, 32, 32));
    assertThat(choice.note()).hasValueSatisfying(note -> assertThat(note).contains("1x32x32"));
  }

  @Test
  void otherPicturesAreBroughtToTheSmallestSizeThatFits() {
    InputChoice choice = InputChoice.forPictures("t", REPORT, Shape.of(3, 200, 300));

    assertThat(choice.architecture().input()).isEqualTo(Shape.of(1, 32, 32));
    assertThat(choice.note()).hasValueSatisfying(note -> assertThat(note).contains("1x32x32"));
    assertThat(InputChoice.smallest("t", REPORT).architecture().input())
        .isEqualTo(Shape.of(1, 32, 32));
  }

  @Test
  void withoutPicturesLayersWithoutSizesNeedAnInput() {
    assertThatThrownBy(() -> InputChoice.smallest("mine.txt", OPEN))
        .isInstanceOf(ArchitectureException.class)
        .hasMessageContaining("mine.txt does not say what pictures it takes");
  }

  @Test
  void layersThatFitNoSizeAreSaidForThePicturesThereAre() {
    List<Layer> never = layers("Conv(3, 1, 8)\nFlatten()\nDense(7, 1)\nActivation('sigmoid')");

    assertThatThrownBy(() -> InputChoice.forPictures("t", never, Shape.of(1, 28, 28)))
        .isInstanceOf(ArchitectureException.class)
        .hasMessageContaining("Dense wants 7 inputs, got 5408");
  }

  @Test
  void picturesHaveOneChannelOrThree() {
    List<Layer> four = layers("Conv(3, 4, 8)\nFlatten()\nDense(1)\nActivation('sigmoid')");

    assertThatThrownBy(() -> InputChoice.forPictures("t", four, Shape.of(1, 28, 28)))
        .isInstanceOf(ArchitectureException.class)
        .hasMessageContaining("the first Conv wants 4 channels");
  }

  private static List<Layer> layers(String text) {
    return ArchitectureText.parse("t", text).layers();
  }
}
