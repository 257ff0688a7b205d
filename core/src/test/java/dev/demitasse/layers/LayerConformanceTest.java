package dev.demitasse.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.SeededArrays;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
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
    double[] direction = probe.random.uniform(probe.x.values().length);
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
      probe.backward(probe.built);
      double analytic = dot(direction, probe.gradients.of(parameter));
      double numeric = probe.slope(parameter.values(), direction);
      assertThat(numeric).as(parameter.name()).isCloseTo(analytic, withinShare(analytic, probe));
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void goingBackTwiceGivesTheSameGradients(Layer layer, Shape shape) {
    Probe probe = new Probe(layer, shape);
    probe.backward(probe.built);
    float[] dx = probe.dx.values().clone();
    List<float[]> gradients =
        probe.plan.parameters().stream().map(p -> probe.gradients.of(p).clone()).toList();
    probe.backward(probe.built);
    assertThat(probe.dx.values()).isEqualTo(dx);
    for (Parameter parameter : probe.plan.parameters()) {
      assertThat(probe.gradients.of(parameter)).isEqualTo(gradients.get(parameter.index()));
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void gradientsOverSeveralPiecesAreThoseOverOne(Layer layer, Shape shape) {
    Probe probe = new Probe(layer, shape);
    probe.backward(probe.built);
    Probe cut = new Probe(layer, shape);
    cut.backwardInPieces();
    for (Parameter parameter : probe.plan.parameters()) {
      float[] whole = probe.gradients.of(parameter);
      float[] summed = cut.gradients.of(cut.plan.parameters().get(parameter.index()));
      assertThat(summed).containsExactly(whole, Offset.offset(1e-4f));
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
    few.begin(0, 1, 0, 1);
    few.built.forward(few.flow, few.pass, 0, 1);
    int size = layer.outputShape(shape).size();
    for (int i = 0; i < size; i++) {
      assertThat(few.y.values()[i]).isCloseTo(all[i], Offset.offset(1e-5f));
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void theLastTwoLinesOfABatchAreLeftAloneWhenOnlyOneSampleCounts(Layer layer, Shape shape) {
    Probe probe = new Probe(layer, shape);
    Arrays.fill(probe.y.values(), 42);
    probe.begin(0, 1, 0, 1);
    probe.built.forward(probe.flow, probe.pass, 0, 1);
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
          public void forward(Flow flow, Pass pass, int from, int to) {
            right.forward(flow, pass, from, to);
          }

          @Override
          public void backward(Flow flow, Pass pass, int from, int to) {
            right.backward(flow, pass, from, to);
            float[] dx = flow.dx().values();
            for (int i = 0; i < dx.length; i++) {
              dx[i] *= 1.1f;
            }
          }
        };
    double[] direction = probe.random.uniform(probe.x.values().length);
    probe.backward(wrong);
    double analytic = dot(direction, probe.dx.values());
    double numeric = probe.slope(probe.x.values(), direction);
    assertThatThrownBy(() -> assertThat(numeric).isCloseTo(analytic, withinShare(analytic, probe)))
        .isInstanceOf(AssertionError.class);
  }

  private static Offset<Double> withinShare(double value, Probe probe) {
    return Offset.offset(5e-3 * Math.max(Math.abs(value), probe.scale()));
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
    final Gradients gradients;
    final Rows x;
    final Rows y;
    final Rows dy;
    final Rows dx;
    final Flow flow;

    Probe(Layer layer, Shape shape) {
      built = plan.add("probe", layer, shape);
      for (Parameter parameter : plan.parameters()) {
        fill(parameter.values(), random.uniform(parameter.size()));
      }
      pass = Pass.forTraining(plan, SAMPLES, Kernels.portable());
      gradients = new Gradients(plan, SAMPLES, SAMPLES, Kernels.portable());
      int size = shape.size();
      int outputs = layer.outputShape(shape).size();
      x = Rows.of(new float[SAMPLES * size], size);
      // Far from ReLU's kink and from ties in pooling, compared with the step of differences.
      fill(x.values(), random.distinct(x.values().length));
      y = Rows.of(new float[SAMPLES * outputs], outputs);
      dy = Rows.of(new float[SAMPLES * outputs], outputs);
      fill(dy.values(), random.uniform(dy.values().length));
      dx = Rows.of(new float[SAMPLES * size], size);
      flow = new Flow(x, y, dy, dx);
    }

    static void fill(float[] to, double[] from) {
      for (int i = 0; i < to.length; i++) {
        to[i] = (float) from[i];
      }
    }

    void begin(int first, int samples, int piece, int pieces) {
      gradients.begin(SAMPLES, pieces);
      int[] order = {0, 1, 2};
      pass.beginTraining(new Pass.Piece(order, first, samples, piece, first, CHANCE, 1), gradients);
    }

    float[] forward() {
      plan.weightsChanged();
      begin(0, SAMPLES, 0, 1);
      built.forward(flow, pass, 0, SAMPLES);
      return y.values();
    }

    void backward(BuiltLayer layer) {
      forward();
      layer.backward(flow, pass, 0, SAMPLES);
      finish();
    }

    /** Takes sample after sample through the layer, each a piece of its own. */
    void backwardInPieces() {
      for (int n = 0; n < SAMPLES; n++) {
        begin(n, 1, n, SAMPLES);
        Flow one = new Flow(row(x, n), row(y, n), row(dy, n), row(dx, n));
        built.forward(one, pass, 0, 1);
        built.backward(one, pass, 0, 1);
      }
      finish();
    }

    private static Rows row(Rows rows, int n) {
      int at = rows.at(n);
      return Rows.of(Arrays.copyOfRange(rows.values(), at, at + rows.size()), rows.size());
    }

    private void finish() {
      built.gradientTasks().forEach(task -> task.work().run(gradients, pass));
    }

    double measure() {
      forward();
      return IntStream.range(0, dy.values().length)
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
      return 0.5 * Math.sqrt(dy.values().length);
    }
  }
}
