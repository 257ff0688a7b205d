package dev.demitasse.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.Closeness;
import dev.demitasse.testkit.GoldenCase;
import dev.demitasse.testkit.Goldens;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer, forward and backward, against PyTorch's values in double precision. */
class LayerGoldenTest {
  private static final Closeness CLOSE = Closeness.relative(1e-4);

  static Stream<GoldenCase> convolutions() {
    return Goldens.read("conv2d", "conv2d").stream();
  }

  static Stream<GoldenCase> poolings() {
    return Goldens.read("pooling", "maxpool2d").stream();
  }

  static Stream<GoldenCase> dense() {
    return Goldens.read("dense_and_activations", "dense").stream();
  }

  static Stream<Arguments> activations() {
    return Arrays.stream(Activation.Function.values())
        .flatMap(
            function ->
                Goldens.read("dense_and_activations", goldenName(function)).stream()
                    .map(golden -> Arguments.of(function, golden)));
  }

  private static String goldenName(Activation.Function function) {
    return function == Activation.Function.LEAKY_RELU ? "leaky_relu_0.01" : function.text();
  }

  @ParameterizedTest
  @MethodSource("convolutions")
  void convIsThatOfPyTorch(GoldenCase golden) {
    Conv conv =
        new Conv(
            golden.integer("filter_size"),
            golden.integer("input_channel"),
            golden.integer("output_channel"),
            golden.integer("pad"),
            golden.integer("stride"));
    check(conv, golden);
  }

  @ParameterizedTest
  @MethodSource("poolings")
  void maxPoolIsThatOfPyTorch(GoldenCase golden) {
    check(new MaxPool(golden.integer("pool_size"), golden.integer("stride")), golden);
  }

  @ParameterizedTest
  @MethodSource("dense")
  void denseIsThatOfPyTorch(GoldenCase golden) {
    check(new Dense(golden.integer("inputs"), golden.integer("outputs")), golden);
  }

  @ParameterizedTest
  @MethodSource("activations")
  void activationsAreThoseOfPyTorch(Activation.Function function, GoldenCase golden) {
    check(new Activation(function), golden);
  }

  private static void check(Layer layer, GoldenCase golden) {
    int[] x = golden.array("x").shape();
    Shape sample = Shape.of(Arrays.copyOfRange(x, 1, x.length));
    Plan plan = new Plan();
    BuiltLayer built = plan.add("golden", layer, sample);
    for (Parameter parameter : plan.parameters()) {
      float[] values = golden.array("params." + parameter.spec().name()).floats();
      assertThat(values).hasSize(parameter.size());
      System.arraycopy(values, 0, parameter.values(), 0, values.length);
    }
    int samples = x[0];
    int outputs = layer.outputShape(sample).size();
    Flow flow =
        new Flow(
            Rows.of(golden.array("x").floats(), sample.size()),
            Rows.of(new float[samples * outputs], outputs),
            Rows.of(golden.array("dy").floats(), outputs),
            Rows.of(new float[samples * sample.size()], sample.size()));
    Pass pass = Pass.forTraining(plan, samples, Kernels.portable());
    Gradients gradients = new Gradients(plan, samples, 1, Kernels.portable());
    gradients.begin(samples, 1);
    pass.beginTraining(
        new Pass.Piece(new int[samples], 0, samples, 0, 0, new Randomness(1), 1), gradients);
    built.forward(flow, pass, 0, samples);
    CLOSE.assertClose("y", golden.array("y").values(), flow.y().values());

    built.backward(flow, pass, 0, samples);
    built.gradientTasks().forEach(task -> task.work().run(gradients, pass));
    CLOSE.assertClose("dx", golden.array("dx").values(), flow.dx().values());
    for (Parameter parameter : plan.parameters()) {
      String name = "dparams." + parameter.spec().name();
      CLOSE.assertClose(name, golden.array(name).values(), gradients.of(parameter));
    }
  }
}
