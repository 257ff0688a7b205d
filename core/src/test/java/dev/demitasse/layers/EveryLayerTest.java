package dev.demitasse.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No kind of layer is left out of what all layers are held to. */
class EveryLayerTest {
  @Test
  void everyKindOfLayerIsHeldToTheConformanceTest() {
    Stream<Object> tested = LayerConformanceTest.layers().map(row -> row.get()[0].getClass());
    assertThat(tested).contains((Object[]) Layer.class.getPermittedSubclasses());
  }

  @Test
  void everyFunctionOfActivationIsHeldToTheConformanceTest() {
    Stream<Activation.Function> tested =
        LayerConformanceTest.layers()
            .map(row -> row.get()[0])
            .filter(Activation.class::isInstance)
            .map(layer -> ((Activation) layer).function());
    assertThat(tested).contains(Activation.Function.values());
  }
}
