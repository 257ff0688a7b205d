package dev.demitasse.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.layers.Layer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayerVocabularyTest {
  static List<String> kinds() {
    return List.of(Layer.class.getPermittedSubclasses()).stream()
        .map(Class::getSimpleName)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindOfLayerCanBeWritten(String kind) {
    assertThat(LayerVocabulary.parameters(kind, List.of())).isPresent();
    assertThat(LayerVocabulary.unknown("Kony")).contains(kind);
  }
}
