package dev.demitasse.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.Closeness;
import dev.demitasse.testkit.GoldenCase;
import dev.demitasse.testkit.Goldens;
import java.util.Arrays;
import java.util.EnumSet;
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
    return EnumSet.complementOf(
            EnumSet.of(
                Activation.Function.RELU6,
                Activation.Function.HARD_SWISH,
                Activation.Function.HARD_SIGMOID))
        .stream()
        .flatMap(
            function ->
                Goldens.read("dense_and_activations", goldenName(function)).stream()
                    .map(golden -> Arguments.of(function, golden)));
  }

  private static String goldenName(Activation.Function function) {
    return switch (function) {
      case LEAKY_RELU -> "leaky_relu_0.01";
      case GELU -> "gelu_exact";
      default -> function.text();
    };
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
    LayerBench bench = new LayerBench(layer, sample, x[0]);
    for (Parameter parameter : bench.parameters()) {
      float[] values = golden.array("params." + parameter.spec().name()).floats();
      assertThat(values).hasSize(parameter.size());
      System.arraycopy(values, 0, parameter.values(), 0, values.length);
    }
    bench.give(golden.array("x").floats());
    CLOSE.assertClose("y", golden.array("y").values(), bench.forward());
    bench.goBack(golden.array("dy").floats());
    CLOSE.assertClose("dx", golden.array("dx").values(), bench.dx());
    for (Parameter parameter : bench.parameters()) {
      String name = "dparams." + parameter.spec().name();
      float[] gradient = bench.gradients.of(parameter);
      CLOSE.assertClose(name, golden.array(name).values(), gradient);
    }
  }
}
