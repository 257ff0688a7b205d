package dev.demitasse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.Dropout;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.tensor.RandomStream;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.tensor.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArchitectureTextTest {
  /** The report's own words. */
  static final String SNIPPET =
      """
      model = Model()
      model.add(Conv(filter_size=3, input_channel=1, output_channel=8, pad=1, stride=1))
      model.add(Activation("relu", "cross_entropy"))
      model.add(MaxPool(pool_size=2, stride=2))
      model.add(Conv(filter_size=3, input_channel=8, output_channel=16, pad=1, stride=1))
      model.add(Activation("relu", "cross_entropy"))
      model.add(MaxPool(pool_size=2, stride=2))
      model.add(Flatten())
      model.add(Dense(1024, 512))
      model.add(Activation("relu", "cross_entropy"))
      model.add(Dropout(rate=0.5))
      model.add(Dense(512, 1))
      model.add(Activation("sigmoid", "cross_entropy"))
      """;

  private static final List<Layer> SNIPPET_LAYERS =
      List.of(
          new Conv(3, 1, 8, 1, 1),
          new Activation("relu", "cross_entropy"),
          new MaxPool(2, 2),
          new Conv(3, 8, 16, 1, 1),
          new Activation("relu", "cross_entropy"),
          new MaxPool(2, 2),
          new Flatten(),
          new Dense(1024, 512),
          new Activation("relu", "cross_entropy"),
          new Dropout(0.5),
          new Dense(512, 1),
          new Activation("sigmoid", "cross_entropy"));

  @TempDir private Path folder;

  @Test
  void theReportsSnippetIsReadAsItIs() {
    ArchitectureText text = ArchitectureText.parse("report", SNIPPET);

    assertThat(text.layers()).isEqualTo(SNIPPET_LAYERS);
    assertThat(text.input()).isEmpty();
    assertThat(text.lines().stream().map(Lines::line))
        .containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\r", "   \n\n\t", " # a comment with ( and \" in it\n"})
  void lineEndsBlanksAndCommentsDoNotMatter(String lineEnd) {
    String text = "\uFEFF" + SNIPPET.replace("\n", lineEnd);

    assertThat(layers(text)).isEqualTo(SNIPPET_LAYERS);
  }

  @Test
  void theLastLineNeedsNoEnd() {
    assertThat(layers("Flatten()")).containsExactly(new Flatten());
  }

  @Test
  void aCallMayGoOverSeveralLines() {
    assertThat(layers("Conv(\n  3, # the size\n\n  output_channel = 8,\n)\nFlatten(\n)"))
        .containsExactly(new Conv(3, 0, 8, 0, 1), new Flatten());
  }

  @Test
  void argumentsGoByPlaceAndByName() {
    Conv conv = new Conv(3, 1, 8, 1, 2);

    assertThat(layers("Conv(3, 1, 8, 1, 2)")).containsExactly(conv);
    assertThat(layers("Conv(3, 1, 8, stride=2, pad=1,)")).containsExactly(conv);
    assertThat(layers("Conv(stride=2, pad=1, output_channel=8, input_channel=1, filter_size=3)"))
        .containsExactly(conv);
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    assertThat(layers("Conv(filter_size=3, output_channel=8)\nMaxPool(3)\nDense(10)"))
        .containsExactly(new Conv(3, 0, 8, 0, 1), new MaxPool(3, 3), new Dense(0, 10));
    assertThat(layers("Dense(outputs=10)\nDense(inputs=5, outputs=10)\nActivation('tanh')"))
        .containsExactly(
            new Dense(0, 10),
            new Dense(5, 10),
            new Activation(Activation.Function.TANH, Optional.empty()));
  }

  @Test
  void numbersAndStringsMayBeWrittenInSeveralWays() {
    assertThat(layers("Dropout(.5)\nDropout(5e-1)\nDropout(+0.5)\nDropout(rate=5E-1)\nDropout(0)"))
        .containsExactly(
            new Dropout(0.5), new Dropout(0.5), new Dropout(0.5), new Dropout(0.5), new Dropout(0));
    assertThat(layers("Activation('leaky_relu', loss=\"squared_error\")"))
        .containsExactly(new Activation("leaky_relu", "squared_error"));
  }

  @Test
  void theModelMayHaveAnyNameIfItIsTheSame() {
    assertThat(layers("netz = Model()\nnetz.add(Flatten(),)\nnetz . add ( Flatten ( ) )"))
        .containsExactly(new Flatten(), new Flatten());
    assertThat(layers("model.add(Flatten())")).containsExactly(new Flatten());
  }

  @Test
  void theInputMayStandFirst() {
    assertThat(ArchitectureText.parse("t", "Input(3, 20, 30)\nFlatten()").input())
        .contains(Shape.of(3, 20, 30));
    assertThat(
            ArchitectureText.parse(
                    "t", "m = Model()\nm.add(Input(height=8, width=9, channels=1))\nFlatten()")
                .input())
        .contains(Shape.of(1, 8, 9));
  }

  @Test
  void whatIsPrintedIsReadAsTheSameLayers() {
    for (int seed = 0; seed < 300; seed++) {
      List<Layer> layers =
          randomLayers(new Randomness(seed).stream(Randomness.Purpose.SPLITTING, 0, 0));
      String text = layers.stream().map(ArchitectureText::print).collect(Collectors.joining("\n"));

      assertThat(layers(text)).as(text).isEqualTo(layers);
    }
  }

  @Test
  void anArchitecturePrintsItsInputAndEverySize() {
    String text = "Input(1, 9, 8)\nConv(3, output_channel=2)\nFlatten()\nDense(1)\n";
    Architecture architecture =
        ArchitectureText.parse("t", text + "Activation('sigmoid')").architecture();
    String printed = ArchitectureText.print(architecture);

    assertThat(printed)
        .isEqualTo(
            """
            Input(1, 9, 8)
            Conv(filter_size=3, input_channel=1, output_channel=2, pad=0, stride=1)
            Flatten()
            Dense(84, 1)
            Activation("sigmoid")
            """);
    Architecture again = ArchitectureText.parse("again", printed).architecture();
    assertThat(again.layers()).isEqualTo(architecture.layers());
    assertThat(again.input()).isEqualTo(architecture.input());
  }

  @Test
  void aFileIsRead() throws IOException {
    Path file = Files.writeString(folder.resolve("my network ü.txt"), SNIPPET);
    ArchitectureText text = ArchitectureText.read(file);

    assertThat(text.layers()).isEqualTo(SNIPPET_LAYERS);
    assertThat(text.name()).isEqualTo(file.toString());
  }

  @Test
  void filesThatAreNoTextAreNamed() throws IOException {
    assertRefused(folder.resolve("none"), "No such file");
    assertRefused(folder, "cannot read");
    assertRefused(Files.createFile(folder.resolve("empty")), "has no layers");
    assertRefused(
        Files.write(folder.resolve("latin"), "ü".getBytes(StandardCharsets.ISO_8859_1)), "UTF-8");
    assertRefused(
        Files.writeString(folder.resolve("long"), "#".repeat((1 << 20) + 1)), "more than 1 MB");
    assertRefused(Files.write(folder.resolve("zeros"), new byte[100]), "line 1, column 1: found");
  }

  @Test
  void aTextOfMoreThanAMegabyteIsRefused() {
    assertThatThrownBy(() -> ArchitectureText.parse("t", " ".repeat((1 << 20) + 1)))
        .isInstanceOf(ArchitectureException.class)
        .hasMessageContaining("more than 1 MB");
  }

  @Test
  void withoutAnInputTheTextAloneIsNoArchitecture() {
    ArchitectureText text = ArchitectureText.parse("mine.txt", SNIPPET);

    assertThatThrownBy(text::architecture)
        .isInstanceOf(ArchitectureException.class)
        .hasMessageContaining("mine.txt does not say what pictures it takes");
    assertThat(text.architecture(Shape.of(1, 32, 32)).layers()).isEqualTo(SNIPPET_LAYERS);
  }

  private static List<Layer> randomLayers(RandomStream random) {
    List<Layer> layers = new ArrayList<>();
    int count = 1 + random.nextInt(20);
    for (int i = 0; i < count; i++) {
      layers.add(randomLayer(random));
    }
    return layers;
  }

  private static Layer randomLayer(RandomStream random) {
    Activation.Function[] functions = Activation.Function.values();
    return switch (random.nextInt(7)) {
      case 0 ->
          new Conv(
              1 + random.nextInt(9),
              random.nextInt(3) * 7,
              1 + random.nextInt(300),
              random.nextInt(5),
              1 + random.nextInt(4));
      case 1 -> new MaxPool(1 + random.nextInt(5), 1 + random.nextInt(5));
      case 2 -> new Flatten();
      case 3 -> new Dense(random.nextInt(2) * 1024, 1 + random.nextInt(2000));
      case 4 -> new Dropout(random.nextFloat() * Math.pow(10, -random.nextInt(12)));
      case 5 -> new Activation(functions[random.nextInt(functions.length)]);
      default ->
          new Activation(functions[random.nextInt(functions.length)].text(), "squared_error");
    };
  }

  private static List<Layer> layers(String text) {
    return ArchitectureText.parse("text", text).layers();
  }

  private static void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> ArchitectureText.read(file))
        .isInstanceOf(ArchitectureException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(message);
  }

  @Test
  void textIsTheSameInALanguageWithOtherDigits() {
    Architecture architecture = Presets.named("report-cnn");
    String usual = ArchitectureText.print(architecture);
    Locale language = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThat(ArchitectureText.print(architecture)).isEqualTo(usual);
    } finally {
      Locale.setDefault(language);
    }
  }
}
