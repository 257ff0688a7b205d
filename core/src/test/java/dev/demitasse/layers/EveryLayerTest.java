package dev.demitasse.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No kind of layer is left out of what all layers are held to. */
class EveryLayerTest {
  private static Stream<Class<?>> kinds(Class<?> sealed) {
    return sealed.isSealed()
        ? Stream.of(sealed.getPermittedSubclasses()).flatMap(EveryLayerTest::kinds)
        : Stream.of(sealed);
  }

  @Test
  void everyKindOfLayerIsHeldToTheConformanceTest() {
    Stream<Object> tested = TestedLayers.all().map(row -> row.get()[0].getClass());
    assertThat(tested).contains(kinds(Layer.class).toArray());
  }

  @Test
  void everyFunctionOfActivationIsHeldToTheConformanceTest() {
    Stream<Activation.Function> tested =
        TestedLayers.all()
            .map(row -> row.get()[0])
            .filter(Activation.class::isInstance)
            .map(layer -> ((Activation) layer).function());
    assertThat(tested).contains(Activation.Function.values());
  }
}
