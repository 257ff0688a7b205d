package dev.demitasse.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.tensor.Randomness;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.Floats;
import dev.demitasse.testkit.SeededArrays;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DropoutTest {
  private static final Randomness CHANCE = new Randomness(8);

  /** A dropout layer with a batch of ones. */
  private static final class Bench {
    final int size;
    final LayerBench bench;

    Bench(double rate, int samples, int size) {
      this.size = size;
      bench = new LayerBench(new Dropout(rate), Shape.of(size), samples);
      Arrays.fill(bench.pass().input(), 1);
    }

    float[] train(Randomness randomness, long epoch, int... ids) {
      bench.begin(randomness, epoch, ids);
      return forward(ids.length);
    }

    float[] predict(int samples) {
      bench.pass().beginPrediction(samples);
      return forward(samples);
    }

    float[] forward(int samples) {
      bench.goAhead();
      return Arrays.copyOf(bench.y(), samples * size);
    }

    /** The gradient where that of every output is 1. */
    float[] backward(int samples) {
      float[] dy = new float[bench.outputs()];
      Arrays.fill(dy, 1);
      bench.goBack(dy);
      return Arrays.copyOf(bench.dx(), samples * size);
    }

    float[] sample(float[] values, int position) {
      return Arrays.copyOfRange(values, position * size, (position + 1) * size);
    }
  }

  @Test
  void nothingIsSilencedWhenPredicting() {
    Bench bench = new Bench(0.7, 3, 50);
    float[] values = Floats.of(new SeededArrays(1).uniform(150));
    bench.bench.give(values);
    assertThat(bench.predict(3)).isEqualTo(values);
    assertThat(bench.backward(3)).containsOnly(1);
  }

  @Test
  void aPassThatTrainedPredictsWithoutDropout() {
    Bench bench = new Bench(0.5, 2, 20);
    assertThat(bench.train(CHANCE, 1, 0, 1)).contains(0);
    assertThat(bench.predict(2)).containsOnly(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.25, 0.5, 0.9})
  void thatShareIsSilencedAndTheRestDividedByTheRestOfTheRate(double rate) {
    Bench bench = new Bench(rate, 4, 10_000);
    float[] y = bench.train(CHANCE, 1, 0, 1, 2, 3);
    int silenced = 0;
    for (float value : y) {
      silenced += value == 0 ? 1 : 0;
      if (value != 0) {
        assertThat(value).isCloseTo((float) (1 / (1 - rate)), withinPercentage(1e-4));
      }
    }
    double five = 5 * Math.sqrt(rate * (1 - rate) / y.length);
    assertThat(silenced / (double) y.length).isCloseTo(rate, within(five));
  }

  @Test
  void aRateOfZeroSilencesNothing() {
    assertThat(new Bench(0, 1, 1000).train(CHANCE, 1, 0)).containsOnly(1);
  }

  @Test
  void aRateThatIsAlmostOneSilencesAllAndGivesNoNaN() {
    assertThat(new Bench(Math.nextDown(1.0), 1, 1000).train(CHANCE, 1, 0)).containsOnly(0);
  }

  @Test
  void whatIsSilencedDependsOnTheSampleNotOnItsPlaceInTheBatch() {
    Bench bench = new Bench(0.5, 4, 64);
    float[] batch = bench.train(CHANCE, 1, 7, 8, 9, 10);
    float[] other = bench.train(CHANCE, 1, 3, 9, 7);
    assertThat(bench.sample(other, 2)).isEqualTo(bench.sample(batch, 0));
    assertThat(bench.sample(other, 1)).isEqualTo(bench.sample(batch, 2));
    assertThat(bench.train(CHANCE, 1, 10)).isEqualTo(bench.sample(batch, 3));
    assertThat(new Bench(0.5, 1, 64).train(CHANCE, 1, 8)).isEqualTo(bench.sample(batch, 1));
  }

  @Test
  void samplesAreThoseOfThePieceOfTheBatch() {
    Bench bench = new Bench(0.5, 2, 64);
    bench.bench.gradients.begin(2, 1);
    int[] order = {5, 6, 7, 8};
    Pass.Piece piece = new Pass.Piece(order, 2, 2, 0, 0, CHANCE, 1);
    bench.bench.pass().beginTraining(piece, bench.bench.gradients);
    float[] later = bench.forward(2);
    assertThat(bench.train(CHANCE, 1, 7, 8)).isEqualTo(later);
  }

  @Test
  void anotherSampleEpochSeedOrLayerSilencesOthers() {
    Bench bench = new Bench(0.5, 1, 64);
    float[] first = bench.train(CHANCE, 1, 0);
    assertThat(bench.train(CHANCE, 1, 1)).isNotEqualTo(first);
    assertThat(bench.train(CHANCE, 2, 0)).isNotEqualTo(first);
    assertThat(bench.train(new Randomness(9), 1, 0)).isNotEqualTo(first);
    assertThat(secondLayer(64)).isNotEqualTo(first);
    assertThat(bench.train(CHANCE, 1, 0)).isEqualTo(first);
  }

  /** What the second of two layers makes of ones where the bench has the first. */
  private static float[] secondLayer(int size) {
    Path both = Path.of(new Dropout(0), new Dropout(0.5));
    Shape shape = Shape.of(size);
    LayerBench bench = new LayerBench(both, shape, Mode.PROBE, Kernels.portable(), 1);
    Arrays.fill(bench.pass().input(), 1);
    bench.begin(CHANCE, 1, 0);
    bench.goAhead();
    return bench.y();
  }

  /** Neighbours, the same unit of the next sample, of the next epoch and of the next layer. */
  @Test
  void unitsAreSilencedIndependently() {
    int size = 40_000;
    Bench bench = new Bench(0.5, 2, size);
    float[] both = bench.train(CHANCE, 1, 0, 1);
    float[] first = bench.sample(both, 0);
    float[] shifted = new float[size];
    for (int distance : new int[] {1, 2, 8, 64, 256, 1024}) {
      System.arraycopy(first, distance, shifted, 0, size - distance);
      System.arraycopy(first, 0, shifted, size - distance, distance);
      assertIndependent(first, shifted);
    }
    assertIndependent(first, bench.sample(both, 1));
    assertIndependent(first, bench.train(CHANCE, 2, 0));
    assertIndependent(first, secondLayer(size));
  }

  private static void assertIndependent(float[] one, float[] other) {
    int together = 0;
    for (int i = 0; i < one.length; i++) {
      together += one[i] == 0 && other[i] == 0 ? 1 : 0;
    }
    // Five deviations of a count with chance 1/4.
    assertThat(together / (double) one.length)
        .isCloseTo(0.25, within(5 * Math.sqrt(0.25 * 0.75 / one.length)));
  }

  @Test
  void theGradientGoesTheWayOfTheValues() {
    Bench bench = new Bench(0.3, 2, 40);
    float[] y = bench.train(CHANCE, 1, 0, 1);
    assertThat(bench.backward(2)).isEqualTo(y);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN})
  void aRateOutOfRangeIsRefused(double rate) {
    assertThatThrownBy(() -> new Dropout(rate))
        .isInstanceOf(LayerException.class)
        .hasMessage("Dropout's rate must be at least 0 and below 1, got " + rate);
  }
}
