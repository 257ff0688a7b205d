package dev.demitasse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.ParameterSpec;
import dev.demitasse.layers.Path;
import dev.demitasse.losses.BinaryCrossEntropy;
import dev.demitasse.losses.SoftmaxCrossEntropy;
import dev.demitasse.losses.SquaredError;
import dev.demitasse.tensor.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArchitectureTest {
  private static final Shape GRAY = Shape.of(1, 32, 32);

  @Test
  void theReportsNetworkHasItsShapesLayerByLayer() {
    Architecture report = architecture(ArchitectureTextTest.SNIPPET, GRAY);

    assertThat(report.places().stream().map(place -> place.output().toString()))
        .containsExactly(
            "8x32x32",
            "8x32x32",
            "8x16x16",
            "16x16x16",
            "16x16x16",
            "16x8x8",
            "1024",
            "512",
            "512",
            "512",
            "1",
            "1");
    assertThat(report.places().getFirst().input()).isEqualTo(GRAY);
    assertThat(report.places().get(7).input()).isEqualTo(Shape.of(1024));
    assertThat(report.classes()).isEqualTo(2);
    assertThat(report.places().stream().map(Path.Place::name))
        .startsWith("conv1", "activation1", "maxpool1", "conv2")
        .endsWith("dropout1", "dense2", "activation4");
    assertThat(report.parameterSpecs())
        .containsKeys("conv1.weight", "conv2.bias", "dense1.weight", "dense2.bias")
        .hasSize(8);
  }

  @Test
  void theShapesOfTheParametersAreThoseOfTheNetwork() {
    Architecture architecture = Presets.named("lenet5");
    Map<String, ParameterSpec> specs = architecture.parameterSpecs();

    assertThat(architecture.network().parameters())
        .hasSameSizeAs(specs.keySet())
        .allSatisfy(p -> assertThat(p.spec()).isEqualTo(specs.get(p.name())));
  }

  @Test
  void sizesLeftOutAreFilledIn() {
    String text = "Conv(3, output_channel=4)\nFlatten()\nDense(7)\nDense(1)\nActivation('sigmoid')";

    assertThat(architecture(text, Shape.of(3, 5, 6)).layers())
        .startsWith(new Conv(3, 3, 4, 0, 1), new Flatten(), new Dense(48, 7), new Dense(7, 1));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Conv(3, 3, 8)                          | t, line 1, layer 1: Conv wants 3 channels, got 1"
            + " in 1x32x32",
        "Conv(33, 1, 8)                         | t, line 1, layer 1: Conv's filter of size 33 does"
            + " not fit 1x32x32 with pad 0",
        "MaxPool(2)\\n"
            + "MaxPool(17)               | t, line 2, layer 2: MaxPool's window of size 17 does not"
            + " fit 1x16x16",
        "Dense(10)                              | t, line 1, layer 1: Dense wants a flat list of"
            + " features, got 1x32x32; put Flatten() before it",
        "# note\\n"
            + "Flatten()\\n"
            + "\\n"
            + "Dense(784, 10) | t, line 4, layer 2: Dense wants 784 inputs, got 1024",
        "Flatten()\\n"
            + "Conv(3, 1, 8)              | t, line 2, layer 2: Conv wants pictures (channels x"
            + " height x width), got 1024",
        "Flatten()\\nMaxPool(2)                 | t, line 2, layer 2: MaxPool wants pictures",
        "Activation('softmax')                  | t, line 1, layer 1: softmax wants a flat list of"
            + " features",
        "Flatten()\\n"
            + "Dense(1)                   | t: a classifier ends with Activation(\"sigmoid\", ...)"
            + " or Activation(\"softmax\", ...), got Dense",
        "Flatten()\\nActivation('relu')         | or Activation(\"softmax\", ...), got relu",
        "Flatten()\\nActivation('sigmoid')      | t: a sigmoid at the end wants 1 output, got 1024",
        "Conv(3, 1, 1)\\nActivation('sigmoid')  | t: a classifier ends with a flat list of outputs,"
            + " got 1x30x30; put Flatten() and Dense before its last activation",
        "Flatten()\\n"
            + "Dense(1)\\n"
            + "Activation('softmax') | t: a softmax at the end wants 2 outputs or more, got 1",
        // too large, found before memory is taken
        "Conv(1, 1, 1000000000)                 | t, line 1, layer 1: Conv would have more than"
            + " 2^31 - 1 values in its output",
        "Conv(1, 1, 1000000)                    | 2000000 parameters and 1024001024 values between"
            + " the layers where 268435456 each are the most",
        "Flatten()\\n"
            + "Dense(300000)              | t, line 2, layer 2: with this Dense there are 307500000"
            + " parameters",
        "Flatten()\\n"
            + "Dense(2000000000)          | Dense would have more than 2^31 - 1 values in its"
            + " weights",
        "MaxPool(32)\\nConv(1, 1, 2000000000)   | 4000000000 parameters",
        "Conv(1, 1, 1, 2147483647)              | Conv's pad of 2147483647 is too large for"
            + " 1x32x32",
        "Conv(1, 1, 1, 2000000000, 2000000000)  | Conv's pad of 2000000000 is too large for"
            + " 1x32x32",
        "Conv(1, 1, 1, 1000000000)              | more than 2^31 - 1 values in its output",
      })
  void layersThatDoNotFitAreNamed(String text, String message) {
    assertThatThrownBy(() -> architecture(text.replace("\\n", "\n"), GRAY))
        .isInstanceOf(ArchitectureException.class)
        .hasMessageStartingWith("t")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void layersWithoutATextAreNamedByTheirNumber() {
    List<Layer> layers = List.of(new Flatten(), new Dense(784, 1));

    assertThatThrownBy(() -> Architecture.of("mine", GRAY, layers))
        .isInstanceOf(ArchitectureException.class)
        .hasMessage("mine, layer 2: Dense wants 784 inputs, got 1024");
    assertThatThrownBy(() -> Architecture.of("mine", GRAY, List.of()))
        .isInstanceOf(ArchitectureException.class)
        .hasMessageContaining("there are no layers");
    assertThatThrownBy(() -> Architecture.of("mine", Shape.of(4), layers))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void twoLossesAreRefusedWithoutATextToo() {
    List<Layer> layers =
        List.of(
            new Activation("relu", "squared_error"),
            new Flatten(),
            new Dense(0, 1),
            new Activation("sigmoid", "cross_entropy"));

    assertThatThrownBy(() -> Architecture.of("mine", GRAY, layers))
        .isInstanceOf(ArchitectureException.class)
        .hasMessageContaining("got squared_error and cross_entropy");
  }

  @Test
  void theEndDecidesTheHead() {
    assertThat(ending("Dense(1)\nActivation('sigmoid')").head())
        .isEqualTo(new Head(new BinaryCrossEntropy(), Head.Link.SIGMOID));
    assertThat(ending("Dense(5)\nActivation('softmax')").head())
        .isEqualTo(new Head(new SoftmaxCrossEntropy(), Head.Link.SOFTMAX));
    assertThat(ending("Dense(5)\nActivation('softmax', 'squared_error')").head())
        .isEqualTo(new Head(new SquaredError(), Head.Link.PROBABILITIES));
    assertThat(ending("Dense(2)\nActivation('softmax')").classes()).isEqualTo(2);
    assertThat(ending("Dense(5)\nActivation('softmax')").classes()).isEqualTo(5);
  }

  @Test
  void anotherNumberOfClassesGetsAnotherEnd() {
    Architecture two = architecture(ArchitectureTextTest.SNIPPET, GRAY);
    Architecture ten = two.withClasses(10);

    assertThat(ten.classes()).isEqualTo(10);
    assertThat(ten.layers().subList(0, 10)).isEqualTo(two.layers().subList(0, 10));
    assertThat(ten.layers())
        .endsWith(new Dense(512, 10), new Activation("softmax", "cross_entropy"));
    assertThat(ten.withClasses(2).layers()).isEqualTo(two.layers());
    assertThat(ten.withClasses(3).places().stream().map(Path.Place::output))
        .endsWith(Shape.of(3), Shape.of(3));
  }

  @Test
  void anEndThatFitsStays() {
    Architecture two = ending("Dense(2)\nActivation('softmax')");
    Architecture one = ending("Dense(1)\nActivation('sigmoid')");

    assertThat(two.withClasses(2)).isSameAs(two);
    assertThat(one.withClasses(2)).isSameAs(one);
  }

  @Test
  void theLossStaysWhenTheEndChanges() {
    Architecture squared = ending("Dense(1)\nActivation('sigmoid', 'squared_error')");

    assertThat(squared.withClasses(4).layers())
        .endsWith(new Activation("softmax", "squared_error"));
    assertThat(squared.withClasses(4).head().loss()).isEqualTo(new SquaredError());
  }

  @Test
  void anEndThatCannotBeChangedIsSaid() {
    Architecture architecture =
        architecture("Conv(32, 1, 3)\nFlatten()\nActivation('softmax')", GRAY);

    assertThatThrownBy(() -> architecture.withClasses(4))
        .isInstanceOf(ArchitectureException.class)
        .hasMessageContaining("t tells 3 classes apart and the data have 4");
    assertThatThrownBy(() -> architecture.withClasses(1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anotherInputTakesSizesThatWereLeftOutAnew() {
    Architecture open =
        architecture("Conv(3, output_channel=4)\nFlatten()\nDense(1)\nActivation('sigmoid')", GRAY);
    Architecture small = open.withInput(Shape.of(3, 5, 5));

    assertThat(small.input()).isEqualTo(Shape.of(3, 5, 5));
    assertThat(small.layers()).startsWith(new Conv(3, 3, 4, 0, 1), new Flatten(), new Dense(36, 1));
    assertThat(small.withClasses(3).withInput(GRAY).layers()).contains(new Dense(3600, 3));
  }

  @Test
  void anotherInputMustFitTheSizesThatWereGiven() {
    Architecture report = architecture(ArchitectureTextTest.SNIPPET, GRAY);

    assertThat(report.withInput(Shape.of(1, 33, 32)).layers()).isEqualTo(report.layers());
    assertThatThrownBy(() -> report.withInput(Shape.of(1, 28, 28)))
        .isInstanceOf(ArchitectureException.class)
        .hasMessageContaining("layer 8: Dense wants 1024 inputs, got 784");
  }

  private static Architecture architecture(String text, Shape input) {
    return ArchitectureText.parse("t", text).architecture(input);
  }

  private static Architecture ending(String text) {
    return architecture("Flatten()\n" + text, GRAY);
  }
}
