package dev.demitasse.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.demitasse.tensor.Randomness;
import dev.demitasse.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dropout of whole channels and of whole paths. */
final class SilencedPlanesTest {
  private static final Randomness CHANCE = new Randomness(8);

  /** What becomes of ones, for each of so many samples. */
  private static float[] train(Layer layer, Shape shape, int samples) {
    LayerBench bench = new LayerBench(layer, shape, samples);
    Arrays.fill(bench.pass().input(), 1);
    bench.begin(CHANCE, 1, IntStream.range(0, samples).toArray());
    bench.goAhead();
    float[] dy = new float[bench.outputs()];
    Arrays.fill(dy, 1);
    float[] y = bench.y();
    bench.goBack(dy);
    assertThat(bench.dx()).isEqualTo(y);
    return y;
  }

  /** Checks that planes are wholly silenced or wholly kept, the given share of them. */
  private static void assertSilenced(float[] y, int area, double rate) {
    int planes = y.length / area;
    int silenced = 0;
    for (int plane = 0; plane < planes; plane++) {
      float first = y[plane * area];
      silenced += first == 0 ? 1 : 0;
      if (first != 0) {
        assertThat(first).isCloseTo((float) (1 / (1 - rate)), withinPercentage(1e-4));
      }
      for (int i = 0; i < area; i++) {
        assertThat(y[plane * area + i]).isEqualTo(first);
      }
    }
    double five = 5 * Math.sqrt(rate * (1 - rate) / planes);
    assertThat(silenced / (double) planes).isCloseTo(rate, within(five));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.8})
  void spatialDropoutSilencesWholeChannels(double rate) {
    assertSilenced(train(new SpatialDropout(rate), Shape.of(50, 3, 2), 40), 6, rate);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.8})
  void dropPathSilencesWholeSamples(double rate) {
    assertSilenced(train(new DropPath(rate), Shape.of(3, 2, 2), 1000), 12, rate);
    assertSilenced(train(new DropPath(rate), Shape.of(7), 1000), 7, rate);
  }

  @Test
  void nothingIsSilencedWhenPredictingOrAtARateOfZero() {
    List<DoubleFunction<Layer>> kinds = List.of(SpatialDropout::new, DropPath::new);
    for (DoubleFunction<Layer> kind : kinds) {
      assertThat(train(kind.apply(0), Shape.of(3, 2, 2), 5)).containsOnly(1);
      LayerBench bench = new LayerBench(kind.apply(0.9), Shape.of(3, 2, 2), 5);
      Arrays.fill(bench.pass().input(), 1);
      bench.beginObservation();
      bench.goAhead();
      assertThat(bench.y()).containsOnly(1);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN})
  void aRateOutOfRangeIsRefused(double rate) {
    assertThatThrownBy(() -> new SpatialDropout(rate))
        .isInstanceOf(LayerException.class)
        .hasMessage("SpatialDropout's rate must be at least 0 and below 1, got " + rate);
    assertThatThrownBy(() -> new DropPath(rate))
        .isInstanceOf(LayerException.class)
        .hasMessage("DropPath's rate must be at least 0 and below 1, got " + rate);
  }

  @Test
  void spatialDropoutWantsPictures() {
    assertThatThrownBy(() -> new SpatialDropout(0.1).outputShape(Shape.of(3)))
        .isInstanceOf(LayerException.class)
        .hasMessageContaining("SpatialDropout wants pictures");
  }
}
