package dev.demitasse.layers;

import dev.demitasse.kernels.Padding;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.SeededArrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Each kind of layer in each way it can behave, with the shape of a sample it is given. */
public final class TestedLayers {
  private TestedLayers() {}

  /** Layers and shapes. */
  public static Stream<Arguments> all() {
    return Stream.of(convolutions(), poolings(), activations(), others(), joins())
        .flatMap(each -> each);
  }

  private static Arguments row(Layer layer, int... shape) {
    return Arguments.of(layer, Shape.of(shape));
  }

  private static Stream<Arguments> convolutions() {
    Conv grouped = Conv.withoutBias(3, 4, 6, 1, 1).withGroups(2);
    return Stream.of(
        row(new Conv(3, 2, 4, 1, 1), 2, 7, 5),
        row(new Conv(2, 3, 2, 0, 2), 3, 6, 9),
        row(new Conv(5, 1, 3, 2, 3), 1, 8, 11),
        row(new Conv(1, 5, 2, 0, 1), 5, 4, 3),
        row(new Conv(1, 3, 4, 0, 2), 3, 5, 6),
        row(Conv.withoutBias(3, 2, 4, 1, 1), 2, 7, 5),
        row(grouped, 4, 5, 6),
        row(grouped.withBias(true), 4, 5, 6),
        row(new Conv(1, 4, 4, 0, 1).withGroups(2), 4, 3, 5),
        row(new Conv(3, 5, 5, 1, 1).withGroups(5), 5, 6, 4),
        row(Conv.withoutBias(3, 3, 3, 1, 2).withGroups(3), 3, 7, 8),
        row(new Conv(3, 2, 4, 1, 1).withGroups(2), 2, 6, 5),
        row(new Conv(3, 2, 3, 2, 1).withDilation(2), 2, 7, 6),
        row(new Conv(2, 2, 3, 0, 2).withDilation(3), 2, 8, 9),
        row(new Conv(3, 4, 4, 1, 1).withDilation(2).withGroups(4), 4, 6, 7),
        row(new Conv(3, 2, 3, 0, 2).withPad(new Padding(0, 0, 1, 1)), 2, 6, 8),
        row(new Conv(3, 1, 2, 0, 1).withPad(new Padding(0, 1, 2, 3)), 1, 4, 3),
        row(new Conv(2, 3, 3, 0, 1).withPad(new Padding(1, 0, 0, 2)).withGroups(3), 3, 4, 4));
  }

  private static Stream<Arguments> poolings() {
    return Stream.of(
        row(new MaxPool(2, 2), 2, 6, 5),
        row(new MaxPool(3, 1), 1, 5, 7),
        row(new MaxPool(3, 2, Padding.of(1), false), 2, 7, 6),
        row(new MaxPool(3, 2, Padding.NONE, true), 2, 8, 6),
        row(new MaxPool(2, 2, new Padding(0, 1, 1, 0), true), 2, 5, 6),
        row(new AvgPool(2, 2), 2, 6, 5),
        row(new AvgPool(3, 1), 1, 5, 7),
        row(new AvgPool(3, 2, Padding.of(1), false, true), 2, 7, 6),
        row(new AvgPool(3, 2, Padding.of(1), false, false), 2, 7, 6),
        row(new AvgPool(3, 2, Padding.NONE, true, true), 2, 8, 6),
        row(new AvgPool(3, 2, new Padding(1, 0, 2, 1), true, false), 2, 6, 8),
        row(new AvgPool(3, 2, Padding.of(1), true, true), 2, 6, 8),
        row(new GlobalAvgPool(), 3, 4, 5),
        row(new GlobalAvgPool(), 2, 1, 1));
  }

  private static Stream<Arguments> activations() {
    return Stream.of(Activation.Function.values())
        .map(
            function ->
                function == Activation.Function.SOFTMAX
                    ? row(new Activation(function), 7)
                    : row(new Activation(function), 2, 4, 3));
  }

  private static Stream<Arguments> others() {
    return Stream.of(
        row(new Dense(6, 5), 6),
        row(new Dense(6, 5, false), 6),
        row(new Dense(1, 9), 1),
        row(new Flatten(), 2, 3, 4),
        row(new Dropout(0.4), 2, 5, 5),
        row(new SpatialDropout(0.4), 5, 3, 4),
        row(new DropPath(0.4), 2, 3, 4),
        row(new DropPath(0.4), 6),
        row(new PRelu(), 3, 4, 2),
        row(new PRelu(), 7),
        row(new BatchNorm(), 3, 4, 5),
        row(new BatchNorm(0.3, 1e-2), 2, 5, 3),
        row(new BatchNorm(0.1, 0.1), 6));
  }

  private static Stream<Arguments> joins() {
    Path conv = Path.of(new Conv(3, 2, 2, 1, 1));
    Path norm = Path.of(Conv.withoutBias(3, 2, 2, 1, 1), new BatchNorm(0.1, 0.1));
    Path dense = Path.of(new Dense(5, 3));
    Path excitation =
        Path.of(
            new GlobalAvgPool(),
            new Conv(1, 4, 2, 0, 1),
            new Activation(Activation.Function.SILU),
            new Conv(1, 2, 4, 0, 1),
            new Activation(Activation.Function.SIGMOID));
    Path silenced = Path.of(new Conv(3, 2, 2, 1, 1), new DropPath(0.5));
    return Stream.of(
        row(new Add(conv, Path.IDENTITY), 2, 5, 4),
        row(new Add(Path.IDENTITY, Path.IDENTITY, Path.IDENTITY), 2, 3, 2),
        row(new Add(conv, norm, Path.of(new AvgPool(3, 1, Padding.of(1), false, false))), 2, 5, 4),
        row(new Add(dense, Path.of(new Dense(5, 3, false))), 5),
        row(new Add(silenced, Path.IDENTITY), 2, 4, 5),
        row(new Concat(conv, Path.IDENTITY), 2, 5, 4),
        row(new Concat(dense, Path.IDENTITY, dense), 5),
        row(new Concat(Path.of(new MaxPool(2, 1)), Path.of(new Conv(2, 2, 3, 0, 1))), 2, 5, 4),
        row(new Multiply(Path.IDENTITY, excitation), 4, 4, 3),
        row(new Multiply(excitation, Path.IDENTITY), 4, 4, 3),
        row(new Multiply(conv, Path.IDENTITY), 2, 5, 4),
        row(new Multiply(Path.IDENTITY, Path.IDENTITY), 5),
        row(new Multiply(Path.of(new Dense(5, 5)), Path.IDENTITY), 5),
        row(new Residual(new Conv(3, 2, 2, 1, 1), new DropPath(0.3)), 2, 5, 4),
        row(new Residual(Conv.withoutBias(3, 2, 4, 1, 2), new BatchNorm(0.1, 0.1)), 2, 6, 5),
        row(new Residual(new Conv(1, 2, 3, 0, 1)), 2, 4, 3),
        row(new Residual(new Dense(4, 4)), 4),
        row(
            new Add(
                Path.of(new Residual(new Concat(conv, norm))), Path.of(new Conv(1, 2, 4, 0, 1))),
            2,
            4,
            4));
  }

  /** Values that a parameter may have, none of them special. */
  static void fill(Parameter parameter, SeededArrays random) {
    double[] values = random.uniform(parameter.size());
    for (int i = 0; i < values.length; i++) {
      parameter.values()[i] =
          (float) (parameter.spec().isVariance() ? 1.5 + values[i] / 2 : values[i]);
    }
  }
}
