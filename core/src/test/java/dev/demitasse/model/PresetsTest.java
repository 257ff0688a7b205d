package dev.demitasse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Layer;
import dev.demitasse.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PresetsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "report-cnn, 1x32x32, 2, 526024, 526561",
    "report-cnn-sigmoid, 1x32x32, 2, 526024, 526561",
    "report-cnn-linear, 1x32x32, 2, 2248, 2273",
    "report-nn, 1x28x28, 2, 158500, 159101",
    "lenet5, 1x28x28, 10, 61470, 61706",
    "vgg8, 3x32x32, 10, 813408, 814122",
    "resnet20, 3x32x32, 10, 271680, 272474",
    "separable, 3x64x64, 10, 54208, 55210"
  })
  void everyPresetHasItsInputItsClassesAndItsWeights(
      String name, String input, int classes, long weights, long parameters) {
    Architecture preset = Presets.named(name);
    Summary summary = Summary.of(preset);

    assertThat(preset.name()).isEqualTo(name);
    assertThat(preset.input()).hasToString(input);
    assertThat(preset.classes()).isEqualTo(classes);
    assertThat(summary.weights()).isEqualTo(weights);
    assertThat(summary.parameters()).isEqualTo(parameters);
  }

  @Test
  void theseAreThePresets() {
    assertThat(Presets.names())
        .containsExactly(
            "report-cnn",
            "report-cnn-sigmoid",
            "report-cnn-linear",
            "report-nn",
            "lenet5",
            "vgg8",
            "resnet20",
            "separable");
  }

  @Test
  void theReportsNetworkIsTheReportsOwnText() {
    assertThat(Presets.named("report-cnn").layers())
        .isEqualTo(ArchitectureText.parse("report", ArchitectureTextTest.SNIPPET).layers());
    assertThat(Summary.of(Presets.named("report-cnn")).lines().stream().map(Summary.Line::weights))
        .containsExactly(72L, 0L, 0L, 1152L, 0L, 0L, 0L, 524288L, 0L, 0L, 512L, 0L);
  }

  @Test
  void theSigmoidNetworkIsTheReportsWithSigmoidForRelu() {
    Activation relu = new Activation("relu", "cross_entropy");
    List<Layer> replaced =
        Presets.named("report-cnn").layers().stream()
            .map(layer -> layer.equals(relu) ? new Activation("sigmoid", "cross_entropy") : layer)
            .toList();

    assertThat(Presets.named("report-cnn-sigmoid").layers()).isEqualTo(replaced);
  }

  @Test
  void everyPresetCanTellTenClassesApart() {
    for (String name : Presets.names()) {
      assertThat(Presets.named(name).withClasses(10).places().getLast().output())
          .isEqualTo(Shape.of(10));
    }
  }

  @Test
  void everyPresetIsReadAgainFromItsOwnPrint() {
    for (String name : Presets.names()) {
      Architecture preset = Presets.named(name);
      Architecture again =
          ArchitectureText.parse(name, ArchitectureText.print(preset)).architecture();

      assertThat(again.layers()).isEqualTo(preset.layers());
      assertThat(again.input()).isEqualTo(preset.input());
    }
  }

  @Test
  void aPresetOrAFileIsFound() throws IOException {
    Path file = Files.writeString(folder.resolve("my own.txt"), ArchitectureTextTest.SNIPPET);

    assertThat(Presets.find("lenet5").name()).isEqualTo("lenet5");
    assertThat(Presets.find(file.toString()).layers()).hasSize(12);
  }

  @Test
  void aNameThatIsNeitherIsSaidWithWhatThereIs() {
    assertThatThrownBy(() -> Presets.find("reportcnn"))
        .isInstanceOf(ArchitectureException.class)
        .hasMessageContaining("there is no architecture 'reportcnn'; did you mean report-cnn?")
        .hasMessageContaining("report-cnn-linear, report-nn, lenet5, vgg8");
    assertThatThrownBy(() -> Presets.named("alexnet"))
        .isInstanceOf(ArchitectureException.class)
        .hasMessageContaining("there is no preset 'alexnet'; choose one of report-cnn");
    assertThatThrownBy(() -> Presets.find("a\0b")).isInstanceOf(ArchitectureException.class);
    assertThatThrownBy(() -> Presets.find(folder.toString()))
        .isInstanceOf(ArchitectureException.class);
  }
}
