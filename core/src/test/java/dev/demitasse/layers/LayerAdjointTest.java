package dev.demitasse.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.demitasse.kernels.Padding;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.AdjointCheck;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.SeededArrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The backward computation of a linear layer is the adjoint of the forward one: {@code <Ax, y> =
 * <x, A'y>}, which wants no step size. Biases are zero where it is about the input or the weights.
 */
final class LayerAdjointTest {
  private static final int SAMPLES = 3;
  private static final double TOLERANCE = 1e-6;

  static Stream<Arguments> linearLayers() {
    return Stream.of(
        Arguments.of(new Conv(3, 2, 4, 1, 1), Shape.of(2, 7, 5)),
        Arguments.of(new Conv(2, 3, 2, 0, 2), Shape.of(3, 6, 9)),
        Arguments.of(new Conv(5, 1, 3, 2, 3), Shape.of(1, 8, 11)),
        Arguments.of(new Conv(1, 5, 2, 0, 1), Shape.of(5, 4, 3)),
        Arguments.of(new Conv(3, 4, 6, 1, 1).withGroups(2), Shape.of(4, 5, 6)),
        Arguments.of(new Conv(3, 5, 5, 1, 2).withGroups(5), Shape.of(5, 7, 6)),
        Arguments.of(new Conv(3, 2, 3, 2, 2).withDilation(2), Shape.of(2, 8, 7)),
        Arguments.of(new Conv(3, 2, 3, 0, 2).withPad(new Padding(0, 1, 2, 1)), Shape.of(2, 6, 8)),
        Arguments.of(new Dense(17, 5), Shape.of(17)),
        Arguments.of(new Dense(1, 9), Shape.of(1)),
        Arguments.of(new Flatten(), Shape.of(2, 3, 4)),
        Arguments.of(new AvgPool(2, 2), Shape.of(2, 6, 5)),
        Arguments.of(new AvgPool(3, 2, new Padding(1, 0, 2, 1), true, true), Shape.of(2, 6, 8)),
        Arguments.of(new AvgPool(3, 2, Padding.of(1), true, false), Shape.of(2, 6, 8)),
        Arguments.of(new GlobalAvgPool(), Shape.of(3, 4, 5)),
        Arguments.of(new Dropout(0.4), Shape.of(2, 5, 5)),
        Arguments.of(new SpatialDropout(0.4), Shape.of(6, 2, 3)),
        Arguments.of(new DropPath(0.4), Shape.of(2, 3, 4)),
        Arguments.of(new Add(Path.of(new AvgPool(1, 1)), Path.IDENTITY), Shape.of(2, 3, 4)),
        Arguments.of(
            new Concat(Path.of(new DropPath(0.4)), Path.IDENTITY, Path.of(new AvgPool(1, 1))),
            Shape.of(2, 3, 4)),
        Arguments.of(
            new Residual(new AvgPool(3, 1, Padding.of(1), false, true)), Shape.of(2, 4, 5)));
  }

  static Stream<Arguments> layersWithParameters() {
    return linearLayers()
        .filter(each -> each.get()[0] instanceof Conv || each.get()[0] instanceof Dense);
  }

  /** A layer with random weights and a random input. */
  private static LayerBench bench(Layer layer, Shape shape) {
    SeededArrays random = new SeededArrays(30);
    LayerBench bench = new LayerBench(layer, shape, SAMPLES);
    if (!bench.parameters().isEmpty()) {
      bench.forwardWith(bench.weight(), random.uniform(bench.weight().size()));
    }
    bench.forward(random.uniform(bench.inputs()));
    return bench;
  }

  @ParameterizedTest
  @MethodSource("linearLayers")
  void backwardIsTheAdjointOfForward(Layer layer, Shape shape) {
    LayerBench bench = bench(layer, shape);
    AdjointCheck.assertAdjoint(
        layer.toString(),
        bench::forward,
        bench::inputGradient,
        bench.inputs(),
        bench.outputs(),
        TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("layersWithParameters")
  void theWeightGradientIsTheAdjointOfForwardInTheWeights(Layer layer, Shape shape) {
    LayerBench bench = bench(layer, shape);
    AdjointCheck.assertAdjoint(
        layer.toString(),
        w -> bench.forwardWith(bench.weight(), w),
        dy -> bench.gradientBy(bench.weight(), dy),
        bench.weight().size(),
        bench.outputs(),
        TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("layersWithParameters")
  void theBiasGradientIsTheAdjointOfForwardInTheBias(Layer layer, Shape shape) {
    LayerBench bench = bench(layer, shape);
    bench.forwardWith(bench.weight(), new double[bench.weight().size()]);
    AdjointCheck.assertAdjoint(
        layer.toString(),
        b -> bench.forwardWith(bench.bias(), b),
        dy -> bench.gradientBy(bench.bias(), dy),
        bench.bias().size(),
        bench.outputs(),
        TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("layersWithParameters")
  void parameterGradientsAreTheSameWhenNobodyWantsThatOfTheInput(Layer layer, Shape shape) {
    LayerBench bench = bench(layer, shape);
    LayerBench alone = new LayerBench(layer, shape, Mode.TRAINING, SAMPLES);
    assertThat(alone.pass().inputGradient()).isNull();
    alone.set(alone.weight(), Floats.widen(bench.weight().values()));
    alone.give(bench.pass().input());
    double[] dy = new SeededArrays(31).uniform(bench.outputs());
    for (Parameter parameter : bench.parameters()) {
      double[] wanted = bench.gradientBy(parameter, dy);
      Parameter other = alone.parameters().get(parameter.index());
      assertThat(alone.gradientBy(other, dy)).isEqualTo(wanted);
    }
  }

  @Test
  void aBackwardThatForgetsToFlipTheFilterIsRejected() {
    LayerBench bench = bench(new Conv(3, 2, 2, 1, 1), Shape.of(2, 6, 6));
    // Forward takes gradients back as if they were samples.
    assertRejected(bench, bench::forward);
  }

  @Test
  void aBackwardThatLosesTheLastSampleIsRejected() {
    LayerBench bench = bench(new Dense(6, 6), Shape.of(6));
    assertRejected(
        bench,
        dy -> {
          double[] dx = bench.inputGradient(dy);
          dx[dx.length - 1] = 0;
          return dx;
        });
  }

  @Test
  void aBackwardWithoutTheDropoutFactorIsRejected() {
    LayerBench bench = bench(new Dropout(0.4), Shape.of(30));
    assertRejected(
        bench,
        dy -> {
          double[] dx = bench.inputGradient(dy);
          for (int i = 0; i < dx.length; i++) {
            dx[i] *= 0.6;
          }
          return dx;
        });
  }

  private static void assertRejected(LayerBench bench, UnaryOperator<double[]> wrong) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                AdjointCheck.assertAdjoint(
                    "wrong", bench::forward, wrong, bench.inputs(), bench.outputs(), TOLERANCE))
        .withMessageContaining("<Ax, y> and <x, A'y> differ");
  }
}
