package dev.demitasse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.tensor.Shape;
import org.junit.jupiter.api.Test;

final class InputChoiceTest {
  private static final ArchitectureText REPORT = text(ArchitectureTextTest.SNIPPET);
  private static final ArchitectureText OPEN =
      text("Conv(3, output_channel=2)\nFlatten()\nDense(1)\nActivation('sigmoid')");

  @Test
  void picturesThatFitAreTakenAsTheyAre() {
    InputChoice choice = InputChoice.forPictures(REPORT, Shape.of(1, 32, 32));

    assertThat(choice.architecture().input()).isEqualTo(Shape.of(1, 32, 32));
    assertThat(choice.note()).isEmpty();
  }

  @Test
  void layersWithoutSizesTakePicturesOfAnyShape() {
    InputChoice choice = InputChoice.forPictures(OPEN, Shape.of(3, 20, 41));

    assertThat(choice.architecture().input()).isEqualTo(Shape.of(3, 20, 41));
    assertThat(choice.note()).isEmpty();
  }

  @Test
  void picturesALittleTooSmallAreFramedAndItIsSaid() {
    InputChoice choice = InputChoice.forPictures(REPORT, Shape.of(1, 28, 28));

    assertThat(choice.architecture().input()).isEqualTo(Shape.of(1, 32, 32));
    assertThat(choice.note()).hasValueSatisfying(note -> assertThat(note).contains("1x32x32"));
  }

  @Test
  void otherPicturesAreBroughtToTheSmallestSizeThatFits() {
    InputChoice choice = InputChoice.forPictures(REPORT, Shape.of(3, 200, 300));

    assertThat(choice.architecture().input()).isEqualTo(Shape.of(1, 32, 32));
    assertThat(choice.note()).hasValueSatisfying(note -> assertThat(note).contains("1x32x32"));
    assertThat(InputChoice.smallest(REPORT).architecture().input()).isEqualTo(Shape.of(1, 32, 32));
  }

  @Test
  void withoutPicturesLayersWithoutSizesNeedAnInput() {
    assertThatThrownBy(() -> InputChoice.smallest(OPEN))
        .isInstanceOf(ArchitectureException.class)
        .hasMessageContaining("mine.txt does not say what pictures it takes");
  }

  @Test
  void layersThatFitNoSizeAreSaidForThePicturesThereAre() {
    ArchitectureText never = text("Conv(3, 1, 8)\nFlatten()\nDense(7, 1)\nActivation('sigmoid')");

    assertThatThrownBy(() -> InputChoice.forPictures(never, Shape.of(1, 28, 28)))
        .isInstanceOf(ArchitectureException.class)
        .hasMessageContaining("mine.txt, line 3, layer 3: Dense wants 7 inputs, got 5408");
  }

  @Test
  void picturesHaveOneChannelOrThree() {
    ArchitectureText four = text("Conv(3, 4, 8)\nFlatten()\nDense(1)\nActivation('sigmoid')");

    assertThatThrownBy(() -> InputChoice.forPictures(four, Shape.of(1, 28, 28)))
        .isInstanceOf(ArchitectureException.class)
        .hasMessageContaining("the first Conv wants 4 channels");
  }

  private static ArchitectureText text(String text) {
    return ArchitectureText.parse("mine.txt", text);
  }
}
