package dev.demitasse.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.model.Model;
import dev.demitasse.tensor.Shape;
import dev.demitasse.training.Toy;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SaliencyTest {
  private static float[] map(Shape input, float... weights) {
    Model model = Toy.model("Flatten()\n", input, 2, 1);
    float[] values = model.network().parameters().getFirst().values();
    System.arraycopy(weights, 0, values, 0, weights.length);
    Observation observation = new Observation(model, 2, Kernels.portable());
    observation.look(Toy.pictures(input, 2, 2, 1), 0, 1);
    observation.backFromScore(1);
    float[] map = Saliency.of(observation, 1).values();
    observation.backFromScore(0);
    assertThat(Saliency.of(observation, 0).values()).isEqualTo(map);
    return map;
  }

  @Test
  void aPixelsHeatIsTheLargestMagnitudeOfItsChannelsGradients() {
    float[] weights = {1, -2, 0, 0, -4, 0, 0.5f, 1, 3, 0, 0, 0};
    assertThat(map(Shape.of(3, 2, 2), weights))
        .containsExactly(new float[] {1, heat(2), heat(0.5), heat(1)}, within(1e-6f));
  }

  /** With four pixels the 99th percentile is the third largest of them in order, 2. */
  private static float heat(double size) {
    return (float) (0.95 * size / 2);
  }

  @Test
  void oneLargeGradientLeavesTheOthersToBeSeen() {
    float[] weights = new float[100];
    IntStream.range(0, 100).forEach(i -> weights[i] = i);
    weights[99] = 1e6f;
    float[] map = map(Shape.of(1, 10, 10), weights);
    assertThat(map[99]).isEqualTo(1);
    assertThat(map[98]).isCloseTo(0.95f, within(1e-6f));
    assertThat(map[49]).isCloseTo(0.475f, within(1e-6f));
    assertThat(map[0]).isZero();
  }

  @Test
  void aNetworkThatLooksAtNothingHasABlankMap() {
    assertThat(map(Shape.of(1, 2, 2), 0, 0, 0, 0)).containsOnly(0);
    assertThat(map(Shape.of(1, 2, 2), 0, 3, 0, 0)).containsExactly(0, 1, 0, 0);
  }
}
