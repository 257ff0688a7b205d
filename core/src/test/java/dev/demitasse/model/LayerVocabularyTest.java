package dev.demitasse.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.layers.Join;
import dev.demitasse.layers.Layer;
import java.util.List;
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
}
