package dev.demitasse.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.layers.Join;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.Path;
import dev.demitasse.tensor.Shape;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayerVocabularyTest {
  static List<String> layers() {
    return Stream.of(Layer.class.getPermittedSubclasses())
        .filter(kind -> kind != Join.class)
        .map(Class::getSimpleName)
        .toList();
  }

  static List<String> joins() {
    return Stream.of(Join.class.getPermittedSubclasses()).map(Class::getSimpleName).toList();
  }

  /** The name in architecture text, which may be written otherwise than the class. */
  private static String written(String kind) {
    return kind.equals("PRelu") ? "PReLU" : kind;
  }

  @ParameterizedTest
  @MethodSource("layers")
  void everyKindOfLayerCanBeWritten(String kind) {
    assertThat(LayerVocabulary.parameters(written(kind), List.of())).isPresent();
    assertThat(LayerVocabulary.unknown("Kony")).contains(written(kind));
  }

  @ParameterizedTest
  @MethodSource("joins")
  void everyKindOfJoinCanBeWritten(String kind) {
    assertThat(LayerVocabulary.JOINS).contains(kind);
    assertThat(LayerVocabulary.unknown("Kony")).contains(kind);
    String text = kind.equals("Residual") ? "([Flatten()])" : "([Flatten()], [Flatten()])";
    Layer join = ArchitectureText.parse("t", kind + text).layers().getFirst();
    assertThat(join.kind()).isEqualTo(kind);
    assertThat(join).isInstanceOf(Join.class);
  }

  /** Names of layers in files begin with their kinds in small letters; none may be another's. */
  @ParameterizedTest
  @MethodSource("layers")
  void theKindIsTheNameInTextInAnyLanguage(String kind) {
    String arguments =
        switch (kind) {
          case "Activation" -> "'relu'";
          case "Conv" -> "1, 1, 1";
          case "AvgPool", "MaxPool", "Dense" -> "1";
          case "Dropout", "DropPath", "SpatialDropout" -> "0.1";
          default -> "";
        };
    String text = written(kind) + "(" + arguments + ")";
    Layer layer = ArchitectureText.parse("t", text).layers().getFirst();
    assertThat(layer.kind()).isEqualTo(written(kind));
    assertThat(layer.getClass().getSimpleName()).isEqualTo(kind);
    Shape input = kind.equals("Dense") ? Shape.of(4) : Shape.of(1, 4, 4);
    assertThat(Path.of(layer).places(input).getFirst().name())
        .isEqualTo(kind.toLowerCase(Locale.ROOT) + "1");
  }
}
