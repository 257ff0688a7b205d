package dev.demitasse.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.layers.Mode;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.Pass;
import dev.demitasse.layers.Path;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.Closeness;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.SeededArrays;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pass for prediction gives what the layers give one by one, however it goes about it. */
public abstract class PredictionConformance {
  private static final int SAMPLES = 2;
  private static final Activation RELU = new Activation(Activation.Function.RELU);
  private static final MaxPool POOL = new MaxPool(2);

  /** For the tests of an implementation. */
  protected PredictionConformance() {}

  /** The kernels to be tested. */
  protected abstract Kernels kernels();

  static List<List<Layer>> layers() {
    Activation tanh = new Activation(Activation.Function.TANH);
    return List.of(
        List.of(new Conv(3, 2, 8, 1, 1), RELU, POOL, new Conv(3, 8, 17, 1, 1), POOL),
        List.of(new Conv(3, 2, 5, 1, 1), POOL, RELU),
        List.of(new Conv(3, 2, 9, 1, 1), POOL, tanh, new Conv(3, 9, 4, 1, 1), RELU),
        List.of(new Conv(3, 2, 3, 1, 1), tanh, POOL, new Conv(1, 3, 2, 0, 1)),
        List.of(new Conv(3, 2, 4, 1, 1), RELU, new MaxPool(2, 1), new MaxPool(3)),
        List.of(POOL, RELU, new Conv(3, 2, 4, 1, 1)));
  }

  private static Network network(List<Layer> layers, Shape input, SeededArrays random) {
    Network network = new Network(input, new Path(layers));
    fill(network, random);
    return network;
  }

  private static void fill(Network network, SeededArrays random) {
    for (Parameter parameter : network.parameters()) {
      float[] values = Floats.of(random.uniform(parameter.size()));
      System.arraycopy(values, 0, parameter.values(), 0, values.length);
    }
    network.weightsChanged();
  }

  private static float[] predict(Network network, Pass pass, float[] x, int first, int count) {
    int size = network.inputShape().size();
    pass.beginPrediction(count);
    System.arraycopy(x, first * size, pass.input(), 0, count * size);
    pass.forward();
    return Arrays.copyOf(pass.output(), count * network.outputShape().size());
  }

  private void assertAsOneByOne(Network network, Pass pass, float[] x) {
    Pass observed = new Pass(network.plan(Mode.OBSERVATION, kernels()), SAMPLES);
    float[] expected = predict(network, observed, x, 0, SAMPLES);
    Closeness.relative(2e-6)
        .assertClose("output", Floats.widen(expected), predict(network, pass, x, 0, SAMPLES));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void predictionsAreWhatTheLayersGiveOneByOne(List<Layer> layers) {
    SeededArrays random = new SeededArrays(1);
    for (int side : new int[] {32, 12}) {
      Shape input = Shape.of(2, side, side);
      Network network = network(layers, input, random);
      Pass pass = network.predictionPass(SAMPLES, kernels());
      float[] x = Floats.of(random.uniform(SAMPLES * input.size()));
      assertAsOneByOne(network, pass, x);
      fill(network, random);
      assertAsOneByOne(network, pass, x);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void oneSampleOnManyThreadsIsThatOfABatchToTheByte(int threads) {
    SeededArrays random = new SeededArrays(2);
    Shape input = Shape.of(2, 32, 32);
    try (Team team = new Team(threads)) {
      Network network = network(layers().getFirst(), input, random);
      float[] x = Floats.of(random.uniform(SAMPLES * input.size()));
      Pass pass = network.predictionPass(SAMPLES, kernels());
      float[] batch = predict(network, pass, x, 0, SAMPLES);
      Pass alone = network.predictionPass(kernels(), team);
      int size = network.outputShape().size();
      for (int n = 0; n < SAMPLES; n++) {
        assertThat(predict(network, alone, x, n, 1))
            .isEqualTo(Arrays.copyOfRange(batch, n * size, (n + 1) * size));
      }
    }
  }
}
