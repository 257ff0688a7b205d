package dev.demitasse.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.layers.BatchNorm;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.Mode;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.Pass;
import dev.demitasse.layers.Path;
import dev.demitasse.layers.Residual;
import dev.demitasse.tensor.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the paths of its plans compute is held to {@code WiringConformance}. */
final class NetworkTest {
  private static final Kernels KERNELS = Kernels.portable();
  private static final Shape INPUT = Shape.of(1, 4, 4);

  private static Network network() {
    Path path = Path.of(new Residual(new Conv(1, 1, 2, 0, 2), new BatchNorm()), new Flatten());
    return new Network(INPUT, path);
  }

  @Test
  void itHasTheLayersOfItsJoinsAndTheShapesOfItsEnds() {
    Network network = network();
    assertThat(network.depth()).isEqualTo(6);
    assertThat(network.inputShape()).isEqualTo(INPUT);
    assertThat(network.outputShape()).isEqualTo(Shape.of(8));
    assertThat(network.parameters().stream().map(network::layerOf))
        .containsExactly(0, 0, 1, 1, 1, 1, 2, 3, 3, 3, 3);
  }

  @Test
  void aPlanIsMadeOnceForEachModeAndKernels() {
    Network network = network();
    for (Mode mode : Mode.values()) {
      assertThat(network.plan(mode, KERNELS)).isSameAs(network.plan(mode, KERNELS));
    }
    assertThat(network.plan(Mode.TRAINING, KERNELS).phases()).isEqualTo(3);
    assertThat(network.plan(Mode.PREDICTION, KERNELS).phases()).isEqualTo(1);
  }

  @Test
  void newWeightsAreSeenByPassesThatThereAreAlready() {
    Network network = network();
    Pass pass = network.predictionPass(1, KERNELS);
    for (float weight : new float[] {1, -3}) {
      for (Parameter parameter : network.parameters()) {
        boolean one = parameter.spec().isVariance() || parameter.name().contains("norm1.weight");
        Arrays.fill(parameter.values(), one ? 1 : 0);
      }
      network.parameters().getFirst().values()[0] = weight;
      network.weightsChanged();
      pass.beginPrediction(1);
      Arrays.fill(pass.input(), 0, 16, 1);
      pass.forward();
      float expected = (float) (weight / Math.sqrt(1 + 1e-5));
      assertThat(Arrays.copyOf(pass.output(), 8))
          .containsExactly(expected, expected, expected, expected, 0, 0, 0, 0);
    }
  }
}
