package dev.demitasse.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.evaluation.Evaluation;
import dev.demitasse.evaluation.Predictions;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.model.Model;
import dev.demitasse.model.Samples;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EvaluatorTest {
  private static final int COUNT = 101;

  private final Model two = Toy.model(Toy.CNN, Toy.SMALL, 2, 1);
  private final Model three = Toy.model(Toy.CNN, Toy.SMALL, 3, 2);
  private final Toy.Pictures pictures = Toy.pictures(Toy.SMALL, 2, COUNT, 1);

  private static float[] outputs(int threads, Model model, Toy.Pictures samples) {
    try (Team team = new Team(threads)) {
      return new Evaluator(Kernels.portable(), team).outputs(model, samples);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 7})
  void outputsAreTheSameBytesForAnyNumberOfThreads(int threads) {
    assertThat(outputs(threads, two, pictures)).isEqualTo(outputs(1, two, pictures));
    assertThat(outputs(threads, three, pictures)).isEqualTo(outputs(1, three, pictures));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 31, 32, 33, 64, 65, 100})
  void outputsDoNotDependOnTheCompany(int count) {
    float[] all = outputs(2, three, pictures);
    int[] last = IntStream.range(COUNT - count, COUNT).toArray();
    float[] some = outputs(2, three, pictures.only(last));
    assertThat(some).hasSize(3 * count);
    for (int i = 0; i < some.length; i++) {
      assertThat(some[i]).isCloseTo(all[3 * (COUNT - count) + i], within(1e-5f));
    }
  }

  /** Few samples used to go through in one chunk, on one thread. */
  @Test
  void samplesAreSharedOutFromTwoOn() {
    int[] sizes = IntStream.rangeClosed(1, 9).map(Evaluator::chunkSize).toArray();
    assertThat(sizes).containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 4);
    assertThat(Evaluator.chunkSize(16)).isEqualTo(4);
    assertThat(Evaluator.chunkSize(64)).isEqualTo(16);
    assertThat(Evaluator.chunkSize(1000)).isEqualTo(32);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void fewSamplesHaveTheSameBytesOnAnyNumberOfThreads(int count) {
    Toy.Pictures few = pictures.only(IntStream.range(0, count).toArray());
    float[] outputs = outputs(1, three, few);
    for (int threads = 2; threads <= 4; threads++) {
      assertThat(outputs(threads, three, few)).isEqualTo(outputs);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void twoToFourSamplesHaveTheBytesThatEachHasAlone(int count) {
    float[] outputs = outputs(2, three, pictures.only(IntStream.range(0, count).toArray()));
    for (int i = 0; i < count; i++) {
      float[] alone = outputs(2, three, pictures.only(new int[] {i}));
      assertThat(Arrays.copyOfRange(outputs, 3 * i, 3 * i + 3)).isEqualTo(alone);
    }
  }

  /** Pictures that take a while to read, and know by which threads they were read. */
  private record Watched(Toy.Pictures pictures, Set<Thread> readers) implements Samples {
    @Override
    public int size() {
      return pictures.size();
    }

    @Override
    public int label(int sample) {
      return pictures.label(sample);
    }

    @Override
    public void read(int sample, float[] x, int offset) {
      readers.add(Thread.currentThread());
      LockSupport.parkNanos(50_000);
      pictures.read(sample, x, offset);
    }
  }

  private Watched first(int count) {
    return new Watched(
        pictures.only(IntStream.range(0, count).toArray()), ConcurrentHashMap.newKeySet());
  }

  /**
   * A thread that slept while large chunks were done made its pass for the small ones that
   * followed, and had no room when large ones came again.
   */
  @Test
  void smallChunksMayComeBetweenLargeOnes() throws InterruptedException {
    float[] all = outputs(1, three, pictures);
    for (int i = 0; i < 5; i++) {
      try (Team team = new Team(2)) {
        Evaluator evaluator = new Evaluator(Kernels.portable(), team);
        Thread.sleep(10); // until the other thread sleeps
        for (int count : new int[] {40, 2, 40}) {
          Watched samples = first(count);
          for (int n = 0; n == 0 || (count == 2 && n < 100 && samples.readers.size() < 2); n++) {
            assertThat(evaluator.outputs(three, samples))
                .containsExactly(Arrays.copyOf(all, 3 * count), within(1e-5f));
          }
        }
      }
    }
  }

  @Test
  void lossAndAccuracyAreThoseOfTheOutputs() {
    float[] logits = outputs(1, two, pictures);
    double loss = 0;
    int correct = 0;
    for (int n = 0; n < COUNT; n++) {
      double positive = 1 / (1 + Math.exp(-logits[n]));
      loss -= Math.log(pictures.label(n) == 1 ? positive : 1 - positive) / COUNT;
      correct += (logits[n] >= 0) == (pictures.label(n) == 1) ? 1 : 0;
    }
    try (Team team = new Team(2)) {
      Evaluator evaluator = new Evaluator(Kernels.portable(), team);
      Evaluator.Score score = evaluator.score(two, pictures);
      assertThat(score.loss()).isCloseTo(loss, within(1e-9));
      assertThat(score.accuracy()).isEqualTo((double) correct / COUNT);
      Evaluation evaluation = evaluator.evaluate(two, pictures);
      assertThat(evaluation.loss()).isEqualTo(score.loss());
      assertThat(evaluation.accuracy()).isEqualTo(score.accuracy());
      assertThat(evaluation.samples()).isEqualTo(COUNT);
      assertThat(evaluation.classNames()).containsExactly("class 0", "class 1");
    }
  }

  @Test
  void theModelsThresholdTellsItsClassesApart() {
    try (Team team = new Team(2)) {
      Evaluator evaluator = new Evaluator(Kernels.portable(), team);
      Evaluation never = evaluator.evaluate(two.withThreshold(1), pictures);
      assertThat(never.confusion().predicted(1)).isZero();
      assertThat(never.threshold()).isEqualTo(1);
      Evaluation always = evaluator.evaluate(two.withThreshold(0), pictures);
      assertThat(always.confusion().predicted(0)).isZero();
    }
  }

  @Test
  void probabilitiesAreTheSoftmaxOfTheOutputsBesideTheLabels() {
    try (Team team = new Team(2)) {
      Predictions predictions = new Evaluator(Kernels.portable(), team).predict(three, pictures);
      float[] logits = outputs(1, three, pictures);
      assertThat(predictions.size()).isEqualTo(COUNT);
      assertThat(predictions.labels()).isEqualTo(pictures.labels());
      for (int n = 0; n < COUNT; n++) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
          sum += Math.exp(logits[3 * n + i]);
        }
        for (int i = 0; i < 3; i++) {
          assertThat(predictions.probability(n, i))
              .isCloseTo(Math.exp(logits[3 * n + i]) / sum, within(1e-12));
        }
      }
    }
  }
}
