package dev.demitasse.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.evaluation.Evaluation;
import dev.demitasse.evaluation.Predictions;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.model.Model;
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
