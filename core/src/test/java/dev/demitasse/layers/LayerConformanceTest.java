package dev.demitasse.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.Floats;
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

/** What every layer keeps to; a new layer is added to {@link TestedLayers}. */
class LayerConformanceTest {
  private static final int SAMPLES = 3;
  private static final double STEP = 1.0 / 256;

  static Stream<Arguments> layers() {
    return TestedLayers.all();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void theGradientByTheInputIsThatOfDifferences(Layer layer, Shape shape) {
    Probe probe = new Probe(layer, shape);
    double[] direction = probe.random.uniform(probe.x.length);
    probe.backward();
    double analytic = dot(direction, probe.bench.dx());
    double numeric = probe.slope(probe.x, direction);
    assertThat(numeric).isCloseTo(analytic, withinShare(analytic, probe));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void theGradientByEachParameterIsThatOfDifferences(Layer layer, Shape shape) {
    Probe probe = new Probe(layer, shape);
    for (Parameter parameter : probe.bench.parameters()) {
      double[] direction = probe.random.uniform(parameter.size());
      probe.backward();
      double analytic = dot(direction, probe.bench.gradients.of(parameter));
      double numeric = probe.slope(parameter.values(), direction);
      assertThat(numeric).as(parameter.name()).isCloseTo(analytic, withinShare(analytic, probe));
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void theGradientWithFixedStatisticsIsThatOfDifferences(Layer layer, Shape shape) {
    Probe probe = new Probe(layer, shape, Mode.OBSERVATION, SAMPLES);
    double[] direction = probe.random.uniform(probe.x.length);
    probe.backward();
    double analytic = dot(direction, probe.bench.dx());
    double numeric = probe.slope(probe.x, direction);
    assertThat(numeric).isCloseTo(analytic, withinShare(analytic, probe));
    for (Parameter parameter : probe.bench.parameters()) {
      if (parameter.spec().trainable()) {
        direction = probe.random.uniform(parameter.size());
        probe.backward();
        analytic = dot(direction, probe.bench.gradients.of(parameter));
        numeric = probe.slope(parameter.values(), direction);
        assertThat(numeric).as(parameter.name()).isCloseTo(analytic, withinShare(analytic, probe));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void goingBackTwiceGivesTheSameGradients(Layer layer, Shape shape) {
    Probe probe = new Probe(layer, shape);
    probe.backward();
    float[] dx = probe.bench.dx();
    List<float[]> gradients = probe.gradients();
    probe.backward();
    assertThat(probe.bench.dx()).isEqualTo(dx);
    assertThat(probe.gradients()).usingRecursiveComparison().isEqualTo(gradients);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aBatchInSeveralPiecesGivesWhatItGivesInOne(Layer layer, Shape shape) {
    Probe whole = new Probe(layer, shape);
    whole.backward();
    for (int[] pieces : new int[][] {{1, 1, 1}, {2, 1}}) {
      Probe cut = new Probe(layer, shape, Mode.PROBE, pieces);
      cut.backward();
      close("y", whole.bench.y(), cut.bench.y());
      close("dx", whole.bench.dx(), cut.bench.dx());
      for (Parameter parameter : whole.bench.parameters()) {
        float[] summed = cut.gradients().get(parameter.index());
        close(parameter.name(), whole.bench.gradients.of(parameter), summed);
      }
    }
  }

  private static void close(String what, float[] expected, float[] actual) {
    assertThat(actual).as(what).containsExactly(expected, Offset.offset(1e-4f));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void theSamePassTwiceGivesTheSameBytes(Layer layer, Shape shape) {
    Probe probe = new Probe(layer, shape);
    float[] first = probe.forward();
    assertThat(probe.forward()).isEqualTo(first);
    assertThat(new Probe(layer, shape).forward()).isEqualTo(first);
  }

  /** With the statistics of a batch a sample's company matters. */
  @ParameterizedTest
  @MethodSource("layers")
  void aSampleIsTreatedTheSameInAnyCompany(Layer layer, Shape shape) {
    for (Mode mode : List.of(Mode.PROBE, Mode.OBSERVATION)) {
      Probe probe = new Probe(layer, shape, mode, SAMPLES);
      if (probe.bench.plan.phases() == 1) {
        float[] all = probe.forward();
        float[] alone = new Probe(layer, shape, mode, 1).forward();
        close(mode.name(), Arrays.copyOf(all, alone.length), alone);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void theLastTwoLinesOfABatchAreLeftAloneWhenOnlyOneSampleCounts(Layer layer, Shape shape) {
    LayerBench bench = new Probe(layer, shape).bench;
    float[] y = bench.pass().output();
    Arrays.fill(y, 42);
    bench.begin(Probe.CHANCE, 1, 4);
    bench.goAhead();
    int size = layer.outputShape(shape).size();
    for (int i = size; i < SAMPLES * size; i++) {
      assertThat(y[i]).isEqualTo(42);
    }
  }

  /** What is computed for going forward only, joined and in memory that is used again. */
  @ParameterizedTest
  @MethodSource("layers")
  void predictingGivesWhatObservingGives(Layer layer, Shape shape) {
    Probe observed = new Probe(layer, shape, Mode.OBSERVATION, SAMPLES);
    observed.bench.beginObservation();
    observed.bench.goAhead();
    Probe predicted = new Probe(layer, shape, Mode.PREDICTION, SAMPLES);
    predicted.bench.pass().beginPrediction(SAMPLES);
    predicted.bench.goAhead();
    close("y", observed.bench.y(), predicted.bench.y());
  }

  @ParameterizedTest
  @MethodSource("layers")
  void itsDescriptionSurvivesItsOwnResolution(Layer layer, Shape shape) {
    assertThat(layer.resolve(shape)).isEqualTo(layer);
    assertThat(layer.multiplyAdds(shape)).isNotNegative();
    int values =
        Path.of(layer).places(shape).stream()
            .flatMap(place -> place.layer().parameters(place.input()).stream())
            .mapToInt(spec -> spec.shape().size())
            .sum();
    Probe probe = new Probe(layer, shape);
    assertThat(probe.bench.parameters().stream().mapToInt(Parameter::size).sum()).isEqualTo(values);
  }

  @Test
  void aWrongBackwardIsRejected() {
    Probe probe = new Probe(new Conv(3, 1, 2, 1, 1), Shape.of(1, 6, 6));
    double[] direction = probe.random.uniform(probe.x.length);
    probe.backward();
    float[] wrong = probe.bench.dx();
    for (int i = 0; i < wrong.length; i++) {
      wrong[i] *= 1.1f;
    }
    double analytic = dot(direction, wrong);
    double numeric = probe.slope(probe.x, direction);
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
    final LayerBench bench;
    final float[] x;
    final float[] dy;

    Probe(Layer layer, Shape shape) {
      this(layer, shape, Mode.PROBE, SAMPLES);
    }

    Probe(Layer layer, Shape shape, Mode mode, int... pieces) {
      bench = new LayerBench(Path.of(layer), shape, mode, Kernels.portable(), pieces);
      for (Parameter parameter : bench.parameters()) {
        TestedLayers.fill(parameter, random);
      }
      // Far from ReLU's kink and from ties in pooling, compared with the step of differences.
      x = Floats.of(random.distinct(SAMPLES * shape.size()));
      dy = Floats.of(random.uniform(SAMPLES * layer.outputShape(shape).size()));
    }

    float[] forward() {
      bench.parameters.changed();
      bench.give(x);
      return bench.forward();
    }

    void backward() {
      forward();
      bench.goBack(dy);
    }

    List<float[]> gradients() {
      return bench.parameters().stream().map(p -> bench.gradients.of(p).clone()).toList();
    }

    double measure() {
      float[] y = forward();
      return IntStream.range(0, y.length).mapToDouble(i -> (double) dy[i] * y[i]).sum();
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
      return 0.5 * Math.sqrt(dy.length);
    }
  }
}
