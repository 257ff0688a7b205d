package dev.demitasse.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.Closeness;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.ReferencePlanes;
import dev.demitasse.testkit.SeededArrays;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BatchNormTest {
  private static final Shape PICTURES = Shape.of(3, 4, 5);
  private static final int AREA = 20;

  private static Parameter named(LayerBench bench, String name) {
    return bench.parameters().stream()
        .filter(parameter -> parameter.spec().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** A layer whose parameters are as they are at first. */
  private static LayerBench bench(BatchNorm norm, Shape shape, int... pieces) {
    LayerBench bench = new LayerBench(norm, shape, Mode.PROBE, pieces);
    for (Parameter parameter : bench.parameters()) {
      float start = parameter.spec().start().orElseThrow();
      Arrays.fill(parameter.values(), start);
    }
    return bench;
  }

  /** The mean of each channel over a whole batch. */
  private static double[] means(double[] x, int channels, int area) {
    int samples = x.length / channels / area;
    double[] means = new double[channels];
    for (int n = 0; n < samples; n++) {
      int at = n * channels * area;
      double[] sums = new ReferencePlanes(channels, area).sums((c, i) -> x[at + i]);
      for (int c = 0; c < channels; c++) {
        means[c] += sums[c] / samples / area;
      }
    }
    return means;
  }

  /**
   * The statistics of a batch are those of all its samples, in however many pieces it goes through,
   * also where the deviation is small against the mean.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, -3, 1000})
  void outputsHaveMeanZeroAndVarianceOneOverTheWholeBatch(double middle) {
    for (int[] pieces : new int[][] {{7}, {3, 3, 1}, {1, 1, 1, 1, 1, 1, 1}}) {
      LayerBench bench = bench(new BatchNorm(0.1, 1e-12), PICTURES, pieces);
      double[] x = new SeededArrays(4).uniform(bench.inputs(), middle - 0.5, middle + 0.5);
      double[] y = bench.forward(x);
      double[] squares = y.clone();
      for (int i = 0; i < squares.length; i++) {
        squares[i] *= squares[i];
      }
      // A mean of 1000 is exact to 6e-5 in float32, which is 2e-4 deviations.
      double close = middle == 1000 ? 1e-3 : 1e-5;
      for (int c = 0; c < 3; c++) {
        assertThat(means(y, 3, AREA)[c]).isCloseTo(0, within(close));
        assertThat(means(squares, 3, AREA)[c]).isCloseTo(1, within(close));
      }
    }
  }

  @Test
  void runningStatisticsFollowThoseOfTheBatchWithTheUnbiasedVariance() {
    LayerBench bench = bench(new BatchNorm(0.25, 1e-5), PICTURES, 2, 2);
    double[] x = Floats.widen(Floats.of(new SeededArrays(5).uniform(bench.inputs(), 1, 3)));
    double[] mean = means(x, 3, AREA);
    double[] squares = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double apart = x[i] - mean[i / AREA % 3];
      squares[i] = apart * apart;
    }
    double[] variance = means(squares, 3, AREA);
    double[] expectedMean = new double[3];
    double[] expectedVariance = {1, 1, 1};
    int count = 4 * AREA;
    for (int step = 0; step < 3; step++) {
      bench.forward(x);
      for (int c = 0; c < 3; c++) {
        double unbiased = variance[c] * count / (count - 1);
        expectedMean[c] += 0.25 * (mean[c] - expectedMean[c]);
        expectedVariance[c] += 0.25 * (unbiased - expectedVariance[c]);
      }
      Closeness close = Closeness.relative(1e-6);
      close.assertClose("mean", expectedMean, named(bench, BatchNorm.RUNNING_MEAN).values());
      close.assertClose("var", expectedVariance, named(bench, BatchNorm.RUNNING_VAR).values());
    }
  }

  @Test
  void observingRemembersNothing() {
    LayerBench bench = bench(new BatchNorm(), PICTURES, 3);
    bench.give(Floats.of(new SeededArrays(6).uniform(bench.inputs(), 1, 3)));
    bench.beginObservation();
    bench.goAhead();
    assertThat(named(bench, BatchNorm.RUNNING_MEAN).values()).containsOnly(0);
    assertThat(named(bench, BatchNorm.RUNNING_VAR).values()).containsOnly(1);
    assertThat(means(Floats.widen(bench.y()), 3, AREA)[0]).isCloseTo(0, within(1e-5));
  }

  @Test
  void aChannelThatIsTheSameEverywhereGivesItsBias() {
    LayerBench bench = bench(new BatchNorm(), Shape.of(2), 4);
    named(bench, ParameterSpec.BIAS).values()[1] = 0.5f;
    float[] y = Floats.of(bench.forward(new double[] {3, 7, 3, 7, 3, 7, 3, 7}));
    // Rounding is 300 times as large, by 1 / sqrt(epsilon), as that of the values themselves.
    assertThat(y).containsExactly(new float[] {0, 0.5f, 0, 0.5f, 0, 0.5f, 0, 0.5f}, within(3e-4f));
  }

  /** What is predicted by one sample does not depend on others. */
  @Test
  void predictingUsesTheRunningStatistics() {
    Path path = Path.of(new BatchNorm(0.1, 1e-9), new Activation(Activation.Function.RELU));
    Parameters parameters = new Parameters(path, Shape.of(2));
    float[][] values = {{2, -1}, {0.5f, 1}, {1, 3}, {4, 0.25f}};
    for (Parameter parameter : parameters.all()) {
      System.arraycopy(values[parameter.index()], 0, parameter.values(), 0, 2);
    }
    Plan plan = new Plan(path, Shape.of(2), parameters, Kernels.portable(), Mode.PREDICTION);
    Pass pass = new Pass(plan, 2);
    pass.beginPrediction(2);
    System.arraycopy(new float[] {3, 2, -3, 4}, 0, pass.input(), 0, 4);
    pass.forward();
    // 2 (3 - 1) / 2 + 0.5; -1 (2 - 3) / 0.5 + 1; both again, below zero.
    float[] expected = {2.5f, 3, 0, 0};
    assertThat(Arrays.copyOf(pass.output(), 4)).containsExactly(expected, within(1e-6f));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
  void aMomentumOutOfRangeIsRefused(double momentum) {
    assertThatThrownBy(() -> new BatchNorm(momentum, 1e-5))
        .isInstanceOf(LayerException.class)
        .hasMessage("BatchNorm's momentum must be above 0 and at most 1, got " + momentum);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1e-5, Double.NaN, Double.POSITIVE_INFINITY})
  void anEpsilonOutOfRangeIsRefused(double epsilon) {
    assertThatThrownBy(() -> new BatchNorm(0.1, epsilon))
        .isInstanceOf(LayerException.class)
        .hasMessage("BatchNorm's epsilon must be above 0, got " + epsilon);
  }
}
