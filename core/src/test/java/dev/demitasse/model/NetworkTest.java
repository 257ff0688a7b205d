package dev.demitasse.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.layers.Activation;
import dev.demitasse.layers.BuiltLayer;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.Dropout;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.Flow;
import dev.demitasse.layers.Gradients;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.Pass;
import dev.demitasse.layers.Plan;
import dev.demitasse.layers.Rows;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.Closeness;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.SeededArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A network saves memory and time: layers work in place, share rows and change places. Whatever it
 * does, it has to give what its layers give one behind the other, each with memory of its own.
 */
final class NetworkTest {
  private static final int SAMPLES = 5;
  private static final int[] ORDER = {3, 9, 4, 11, 7};

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 120);
  }

  /** Layers drawn at random that fit together. */
  private static List<Layer> layers(SeededArrays random, Shape input) {
    List<Layer> layers = new ArrayList<>();
    Shape shape = input;
    int pictures = random.integer(0, 7);
    for (int i = 0; i < pictures; i++) {
      Layer layer = pictureLayer(random);
      if (Math.min(shape.dimension(1), shape.dimension(2)) >= 3) {
        layers.add(layer.resolve(shape));
        shape = layer.outputShape(shape);
      }
    }
    layers.add(new Flatten());
    int flat = random.integer(0, 6);
    for (int i = 0; i < flat; i++) {
      layers.add(flatLayer(random));
    }
    return layers;
  }

  private static Layer pictureLayer(SeededArrays random) {
    return switch (random.integer(0, 5)) {
      case 0 ->
          new Conv(
              random.integer(1, 3),
              0,
              random.integer(1, 4),
              random.integer(0, 1),
              random.integer(1, 2));
      case 1 -> new MaxPool(random.integer(2, 3), random.integer(1, 2));
      case 2 -> new Dropout(0.3);
      case 3 -> new Activation(Activation.Function.RELU);
      default -> activation(random);
    };
  }

  private static Layer flatLayer(SeededArrays random) {
    return switch (random.integer(0, 6)) {
      case 0, 1 -> new Dense(0, random.integer(1, 9));
      case 2 -> new Dropout(0.3);
      case 3 -> new Flatten();
      case 4 -> new Activation(Activation.Function.SOFTMAX);
      default -> activation(random);
    };
  }

  private static Activation activation(SeededArrays random) {
    Activation.Function[] functions = {
      Activation.Function.RELU,
      Activation.Function.LEAKY_RELU,
      Activation.Function.SIGMOID,
      Activation.Function.TANH
    };
    return new Activation(functions[random.integer(0, 3)]);
  }

  /** The layers as they are written, each with rows of its own for all samples. */
  private static final class OneByOne {
    final Plan plan = new Plan();
    final List<BuiltLayer> built = new ArrayList<>();
    final List<Rows> values = new ArrayList<>();
    final List<Rows> slopes = new ArrayList<>();
    final Pass pass;
    final Gradients gradients;

    OneByOne(Shape input, List<Layer> layers) {
      Shape shape = input;
      addRows(shape);
      for (Layer layer : layers) {
        built.add(plan.add("layer" + built.size(), layer, shape));
        shape = layer.outputShape(shape);
        addRows(shape);
      }
      pass = Pass.forTraining(plan, SAMPLES, Kernels.portable());
      gradients = new Gradients(plan, SAMPLES, 1, Kernels.portable());
    }

    private void addRows(Shape shape) {
      values.add(Rows.of(new float[SAMPLES * shape.size()], shape.size()));
      slopes.add(Rows.of(new float[SAMPLES * shape.size()], shape.size()));
    }

    private Flow flow(int layer) {
      return new Flow(
          values.get(layer), values.get(layer + 1), slopes.get(layer + 1), slopes.get(layer));
    }

    float[] forward(float[] x) {
      System.arraycopy(x, 0, values.getFirst().values(), 0, x.length);
      for (int i = 0; i < built.size(); i++) {
        built.get(i).forward(flow(i), pass, 0, SAMPLES);
      }
      return values.getLast().values();
    }

    void backward(float[] dy) {
      System.arraycopy(dy, 0, slopes.getLast().values(), 0, dy.length);
      for (int i = built.size() - 1; i >= 0; i--) {
        built.get(i).backward(flow(i), pass, 0, SAMPLES);
      }
      built.forEach(
          layer -> layer.gradientTasks().forEach(task -> task.work().run(gradients, pass)));
    }
  }

  private static Pass.Piece batch() {
    return new Pass.Piece(ORDER, 0, SAMPLES, 0, 0, new Randomness(4), 2);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aNetworkGivesWhatItsLayersGiveOneByOne(long seed) {
    SeededArrays random = new SeededArrays(seed);
    int[] sizes = {random.integer(1, 3), random.integer(4, 11), random.integer(4, 11)};
    Shape input = Shape.of(sizes);
    List<Layer> layers = layers(random, input);
    String what = input + " " + layers;
    OneByOne expected = new OneByOne(input, layers);
    List<String> names = IntStream.range(0, layers.size()).mapToObj(i -> "layer" + i).toList();
    Network network = new Network(input, layers, names);
    for (Parameter parameter : network.parameters()) {
      float[] values = Floats.of(random.uniform(parameter.size()));
      System.arraycopy(values, 0, parameter.values(), 0, values.length);
      Parameter other = expected.plan.parameters().get(parameter.index());
      assertThat(other.name()).isEqualTo(parameter.name());
      System.arraycopy(values, 0, other.values(), 0, values.length);
    }
    Pass pass = network.trainingPass(SAMPLES, Kernels.portable());
    Gradients gradients = network.gradients(SAMPLES, 1, Kernels.portable());
    for (int round = 0; round < 2; round++) {
      float[] x = Floats.of(random.distinct(SAMPLES * input.size()));
      train(network, pass, gradients, expected, x, random, what);
      predict(network, expected, x, what);
    }
  }

  private static void train(
      Network network,
      Pass pass,
      Gradients gradients,
      OneByOne expected,
      float[] x,
      SeededArrays random,
      String what) {
    gradients.begin(SAMPLES, 1);
    pass.beginTraining(batch(), gradients);
    System.arraycopy(x, 0, network.input(pass), 0, x.length);
    network.forward(pass);
    expected.gradients.begin(SAMPLES, 1);
    expected.pass.beginTraining(batch(), expected.gradients);
    float[] y = expected.forward(x);
    close(what, y, Arrays.copyOf(network.output(pass), y.length));
    float[] dy = Floats.of(random.uniform(y.length));
    System.arraycopy(dy, 0, network.outputGradient(pass), 0, dy.length);
    network.backward(pass);
    network.gradientTasks().forEach(task -> task.work().run(gradients, pass));
    expected.backward(dy);
    for (Parameter parameter : network.parameters()) {
      Parameter other = expected.plan.parameters().get(parameter.index());
      close(parameter.name() + what, expected.gradients.of(other), gradients.of(parameter));
    }
  }

  private static void predict(Network network, OneByOne expected, float[] x, String what) {
    Pass pass = network.predictionPass(SAMPLES, Kernels.portable());
    pass.beginPrediction(SAMPLES);
    System.arraycopy(x, 0, network.input(pass), 0, x.length);
    network.forward(pass);
    expected.pass.beginPrediction(SAMPLES);
    float[] y = expected.forward(x);
    close("prediction of " + what, y, Arrays.copyOf(network.output(pass), y.length));
  }

  private static void close(String what, float[] expected, float[] actual) {
    Closeness.relative(1e-6).assertClose(what, Floats.widen(expected), actual);
  }
}
