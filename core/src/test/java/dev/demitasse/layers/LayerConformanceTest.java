package dev.demitasse.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.tensor.Shape;
import dev.demitasse.tensor.Tensor;
import dev.demitasse.testkit.SeededArrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every layer keeps to; a new layer is added to {@link #layers}. */
class LayerConformanceTest {
  private static final int SAMPLES = 3;
  private static final double STEP = 1.0 / 256;

  static Stream<Arguments> layers() {
    return Stream.of(
        Arguments.of(new Conv(3, 2, 4, 1, 1), Shape.of(2, 7, 5)),
        Arguments.of(new Conv(2, 3, 2, 0, 2), Shape.of(3, 6, 9)),
        Arguments.of(new Conv(5, 1, 3, 2, 3), Shape.of(1, 8, 11)),
        Arguments.of(new Dense(6, 5), Shape.of(6)),
        Arguments.of(new MaxPool(2, 2), Shape.of(2, 6, 5)),
        Arguments.of(new MaxPool(3, 1), Shape.of(1, 5, 7)),
        Arguments.of(new Flatten(), Shape.of(2, 3, 4)),
        Arguments.of(new Dropout(0.4), Shape.of(2, 5, 5)),
        Arguments.of(new Activation(Activation.Function.RELU), Shape.of(2, 4, 3)),
        Arguments.of(new Activation(Activation.Function.LEAKY_RELU), Shape.of(2, 4, 3)),
        Arguments.of(new Activation(Activation.Function.SIGMOID), Shape.of(2, 4, 3)),
        Arguments.of(new Activation(Activation.Function.TANH), Shape.of(2, 4, 3)),
        Arguments.of(new Activation(Activation.Function.SOFTMAX), Shape.of(7)));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void theGradientByTheInputIsThatOfDifferences(Layer layer, Shape shape) {
    Probe probe = new Probe(layer, shape);
    double[] direction = probe.random.uniform(probe.x.size());
    probe.backward(probe.built);
    double analytic = dot(direction, probe.dx.values());
    double numeric = probe.slope(probe.x.values(), direction);
    assertThat(numeric).isCloseTo(analytic, withinShare(analytic, probe));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void theGradientByEachParameterIsThatOfDifferences(Layer layer, Shape shape) {
    Probe probe = new Probe(layer, shape);
    for (Parameter parameter : probe.plan.parameters()) {
      double[] direction = probe.random.uniform(parameter.size());
      probe.pass.clearGradients();
      probe.backward(probe.built);
      double analytic = dot(direction, probe.pass.gradient(parameter));
      double numeric = probe.slope(parameter.values(), direction);
      assertThat(numeric).as(parameter.name()).isCloseTo(analytic, withinShare(analytic, probe));
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void parameterGradientsAreAddedAndInputGradientsOverwritten(Layer layer, Shape shape) {
    Probe probe = new Probe(layer, shape);
    probe.backward(probe.built);
    float[] dx = probe.dx.values().clone();
    probe.backward(probe.built);
    assertThat(probe.dx.values()).isEqualTo(dx);
    Probe once = new Probe(layer, shape);
    once.backward(once.built);
    for (Parameter parameter : probe.plan.parameters()) {
      float[] twice = probe.pass.gradient(parameter);
      float[] single = once.pass.gradient(once.plan.parameters().get(parameter.index()));
      for (int i = 0; i < twice.length; i++) {
        assertThat(twice[i]).isCloseTo(2 * single[i], org.assertj.core.data.Offset.offset(1e-4f));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void theSamePassTwiceGivesTheSameBytes(Layer layer, Shape shape) {
    Probe probe = new Probe(layer, shape);
    probe.forward();
    float[] first = probe.y.values().clone();
    probe.forward();
    assertThat(probe.y.values()).isEqualTo(first);
    assertThat(new Probe(layer, shape).forward()).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aSampleIsTreatedTheSameInAnyCompany(Layer layer, Shape shape) {
    Probe probe = new Probe(layer, shape);
    float[] all = probe.forward().clone();
    Probe few = new Probe(layer, shape);
    few.pass.beginTraining(1, new int[] {0}, 0, Probe.CHANCE, 1);
    few.built.forward(few.x, few.y, few.pass);
    int size = layer.outputShape(shape).size();
    for (int i = 0; i < size; i++) {
      assertThat(few.y.values()[i]).isCloseTo(all[i], org.assertj.core.data.Offset.offset(1e-5f));
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void theLastTwoLinesOfABatchAreLeftAloneWhenOnlyOneSampleCounts(Layer layer, Shape shape) {
    Probe probe = new Probe(layer, shape);
    java.util.Arrays.fill(probe.y.values(), 42);
    probe.pass.beginTraining(1, new int[] {0}, 0, Probe.CHANCE, 1);
    probe.built.forward(probe.x, probe.y, probe.pass);
    int size = layer.outputShape(shape).size();
    for (int i = size; i < SAMPLES * size; i++) {
      assertThat(probe.y.values()[i]).isEqualTo(42);
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void itsDescriptionSurvivesItsOwnResolution(Layer layer, Shape shape) {
    assertThat(layer.resolve(shape)).isEqualTo(layer);
    assertThat(layer.multiplyAdds(shape)).isNotNegative();
    int values = layer.parameters(shape).stream().mapToInt(spec -> spec.shape().size()).sum();
    Probe probe = new Probe(layer, shape);
    assertThat(probe.plan.parameters().stream().mapToInt(Parameter::size).sum()).isEqualTo(values);
  }

  @Test
  void aWrongBackwardIsRejected() {
    Probe probe = new Probe(new Conv(3, 1, 2, 1, 1), Shape.of(1, 6, 6));
    BuiltLayer right = probe.built;
    BuiltLayer wrong =
        new BuiltLayer() {
          @Override
          public void forward(Tensor x, Tensor y, Pass pass) {
            right.forward(x, y, pass);
          }

          @Override
          public void backward(Tensor dy, Tensor dx, Pass pass) {
            right.backward(dy, dx, pass);
            for (int i = 0; i < dx.size(); i++) {
              dx.values()[i] *= 1.1f;
            }
          }
        };
    double[] direction = probe.random.uniform(probe.x.size());
    probe.backward(wrong);
    double analytic = dot(direction, probe.dx.values());
    double numeric = probe.slope(probe.x.values(), direction);
    assertThatThrownBy(() -> assertThat(numeric).isCloseTo(analytic, withinShare(analytic, probe)))
        .isInstanceOf(AssertionError.class);
  }

  private static org.assertj.core.data.Offset<Double> withinShare(double value, Probe probe) {
    return org.assertj.core.data.Offset.offset(5e-3 * Math.max(Math.abs(value), probe.scale()));
  }

  private static double dot(double[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }

  /** A layer with parameters, samples and a direction to measure its output along. */
  private static final class Probe {
    static final Randomness CHANCE = new Randomness(5);

    final SeededArrays random = new SeededArrays(17);
    final Plan plan = new Plan();
    final BuiltLayer built;
    final Pass pass;
    final Tensor x;
    final Tensor y;
    final Tensor dy;
    final Tensor dx;

    Probe(Layer layer, Shape shape) {
      plan.layer("probe");
      built = layer.build(shape, plan);
      for (Parameter parameter : plan.parameters()) {
        fill(parameter.values(), random.uniform(parameter.size()));
      }
      pass = Pass.forTraining(plan, SAMPLES, Kernels.portable());
      x = Tensor.zeros(shape.batch(SAMPLES));
      // Far from ReLU's kink and from ties in pooling, compared with the step of differences.
      double[] values = random.distinct(x.size());
      fill(x.values(), values);
      y = Tensor.zeros(layer.outputShape(shape).batch(SAMPLES));
      dy = Tensor.zeros(y.shape());
      fill(dy.values(), random.uniform(dy.size()));
      dx = Tensor.zeros(x.shape());
    }

    static void fill(float[] to, double[] from) {
      for (int i = 0; i < to.length; i++) {
        to[i] = (float) from[i];
      }
    }

    float[] forward() {
      pass.beginTraining(SAMPLES, new int[] {0, 1, 2}, 0, CHANCE, 1);
      built.forward(x, y, pass);
      return y.values();
    }

    void backward(BuiltLayer layer) {
      forward();
      layer.backward(dy, dx, pass);
    }

    double measure() {
      forward();
      return IntStream.range(0, dy.size())
          .mapToDouble(i -> (double) dy.values()[i] * y.values()[i])
          .sum();
    }

    /** The slope of the measured output when values move along the direction. */
    double slope(float[] values, double[] direction) {
      float[] start = values.clone();
      double step = STEP / 64;
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (start[i] + step * direction[i]);
      }
      double above = measure();
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (start[i] - step * direction[i]);
      }
      double below = measure();
      System.arraycopy(start, 0, values, 0, start.length);
      return (above - below) / (2 * step);
    }

    /** How large a slope is typical, against which rounding errors are small. */
    double scale() {
      return 0.5 * Math.sqrt(dy.size());
    }
  }
}
