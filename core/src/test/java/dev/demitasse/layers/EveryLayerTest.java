package dev.demitasse.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.SeededArrays;
import java.util.HashSet;
import java.util.Set;
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

  /** Networks drawn at random hold them all, and joins in joins in joins. */
  @Test
  void everyKindOfLayerIsDrawnForRandomNetworks() {
    Set<Class<?>> drawn = new HashSet<>();
    int deepest = 0;
    Shape input = Shape.of(2, 6, 6);
    for (long seed = 1; seed <= 100; seed++) {
      for (Path.Place place :
          new RandomPaths(new SeededArrays(seed)).network(input).places(input)) {
        drawn.add(place.layer().getClass());
        deepest = Math.max(deepest, place.depth());
      }
    }
    assertThat(drawn).containsAll(kinds(Layer.class).toList());
    assertThat(deepest).isGreaterThanOrEqualTo(3);
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
