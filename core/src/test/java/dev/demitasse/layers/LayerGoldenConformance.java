package dev.demitasse.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.model.ArchitectureText;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.Closeness;
import dev.demitasse.testkit.GoldenCase;
import dev.demitasse.testkit.Goldens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer, forward and backward, against PyTorch's values in double precision. */
public abstract class LayerGoldenConformance {
  private static final Closeness CLOSE = Closeness.relative(1e-4);

  /** Names that PyTorch's values of batch normalisation have elsewhere. */
  private static final Map<String, String> NORM_NAMES =
      Map.of(ParameterSpec.WEIGHT, "gamma", ParameterSpec.BIAS, "beta");

  /** For the tests of an implementation. */
  protected LayerGoldenConformance() {}

  /** The kernels to be tested. */
  protected abstract Kernels kernels();

  static Stream<GoldenCase> convolutions() {
    return Goldens.read("conv2d", "conv2d").stream();
  }

  static Stream<GoldenCase> poolings() {
    return Goldens.read("pooling", "maxpool2d").stream();
  }

  static Stream<GoldenCase> averages() {
    return Goldens.read("pooling", "avgpool2d").stream();
  }

  static Stream<GoldenCase> globalAverages() {
    return Goldens.read("pooling", "globalavgpool2d").stream();
  }

  static Stream<GoldenCase> normalisations() {
    return Goldens.read("batchnorm2d", "batchnorm2d").stream();
  }

  static Stream<GoldenCase> dense() {
    return Goldens.read("dense_and_activations", "dense").stream();
  }

  /** Those that are missing here are among the paths. */
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

  static Stream<Arguments> paths() {
    try (InputStream in = LayerGoldenConformance.class.getResourceAsStream("reference.json")) {
      return Goldens.read(in).stream()
          .map(golden -> Arguments.of(golden.text("text"), golden.text("mode"), golden));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
  @MethodSource("averages")
  void avgPoolIsThatOfPyTorch(GoldenCase golden) {
    check(new AvgPool(golden.integer("pool_size"), golden.integer("stride")), golden);
  }

  @ParameterizedTest
  @MethodSource("globalAverages")
  void globalAvgPoolIsThatOfPyTorch(GoldenCase golden) {
    check(new GlobalAvgPool(), golden);
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

  @ParameterizedTest
  @MethodSource("normalisations")
  void batchNormIsThatOfPyTorch(GoldenCase golden) {
    boolean training = golden.text("mode").equals("train");
    double momentum = training ? golden.number("momentum") : 1;
    Path path = Path.of(new BatchNorm(momentum, golden.number("epsilon")));
    LayerBench bench = bench(path, training, golden);
    for (Parameter parameter : bench.parameters()) {
      String name = parameter.spec().name();
      set(
          parameter,
          golden,
          parameter.spec().trainable()
              ? "params." + NORM_NAMES.get(name)
              : name + (training ? "_before" : ""));
    }
    go(bench, golden);
    for (Parameter parameter : bench.parameters()) {
      String name = parameter.spec().name();
      if (parameter.spec().trainable()) {
        String gradient = "dparams." + NORM_NAMES.get(name);
        assertClose(golden, gradient, bench.gradients.of(parameter));
      } else {
        assertClose(golden, name + (training ? "_after" : ""), parameter.values());
      }
    }
  }

  /** Layers in the ways they can behave, and blocks of layers, with running statistics. */
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("paths")
  void pathsAreThoseOfPyTorch(String text, String mode, GoldenCase golden) {
    Path path = new Path(ArchitectureText.parse("golden", text).layers());
    LayerBench bench = bench(path, mode.equals("train"), golden);
    for (Parameter parameter : bench.parameters()) {
      String of = parameter.spec().trainable() ? "params." : "before.";
      set(parameter, golden, of + parameter.name());
    }
    go(bench, golden);
    for (Parameter parameter : bench.parameters()) {
      if (parameter.spec().trainable()) {
        String gradient = "dparams." + parameter.name();
        assertClose(golden, gradient, bench.gradients.of(parameter));
      } else {
        assertClose(golden, "after." + parameter.name(), parameter.values());
      }
    }
  }

  private void check(Layer layer, GoldenCase golden) {
    LayerBench bench = bench(Path.of(layer), true, golden);
    for (Parameter parameter : bench.parameters()) {
      set(parameter, golden, "params." + parameter.spec().name());
    }
    go(bench, golden);
    for (Parameter parameter : bench.parameters()) {
      String gradient = "dparams." + parameter.spec().name();
      assertClose(golden, gradient, bench.gradients.of(parameter));
    }
  }

  private LayerBench bench(Path path, boolean training, GoldenCase golden) {
    int[] x = golden.array("x").shape();
    Shape sample = Shape.of(Arrays.copyOfRange(x, 1, x.length));
    Mode mode = training ? Mode.PROBE : Mode.OBSERVATION;
    return new LayerBench(path.resolve(sample), sample, mode, kernels(), x[0]);
  }

  private static void set(Parameter parameter, GoldenCase golden, String name) {
    float[] values = golden.array(name).floats();
    assertThat(values).hasSize(parameter.size());
    System.arraycopy(values, 0, parameter.values(), 0, values.length);
  }

  private static void go(LayerBench bench, GoldenCase golden) {
    bench.give(golden.array("x").floats());
    if (bench.plan.mode() == Mode.PROBE) {
      bench.begin();
    } else {
      bench.beginObservation();
    }
    bench.goAhead();
    bench.goBack(golden.array("dy").floats());
    assertClose(golden, "y", bench.y());
    assertClose(golden, "dx", bench.dx());
  }

  private static void assertClose(GoldenCase golden, String name, float[] actual) {
    CLOSE.assertClose(name, golden.array(name).values(), actual);
  }
}
