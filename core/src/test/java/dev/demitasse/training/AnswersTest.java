package dev.demitasse.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.evaluation.Logits;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.model.Model;
import org.junit.jupiter.api.Test;

final class AnswersTest {
  private static final int COUNT = 70;

  private final Toy.Pictures pictures = Toy.pictures(Toy.SMALL, 2, COUNT, 1);

  /** What one of them gave is all that the others need: nothing goes through the network again. */
  @Test
  void modelsWithTheSameWeightsReadTheSameAnswersEachInItsOwnWay() {
    for (int classes = 2; classes <= 3; classes++) {
      Model model = Toy.model(Toy.CNN, Toy.SMALL, classes, 1);
      try (Team team = new Team(2)) {
        Evaluator evaluator = new Evaluator(Kernels.portable(), team);
        Answers answers = evaluator.answer(model, pictures);
        for (Model other : new Model[] {model.withTemperature(2.5), model.withThreshold(0.1)}) {
          assertThat(answers.evaluate(other))
              .usingRecursiveComparison()
              .isEqualTo(evaluator.evaluate(other, pictures));
          assertThat(answers.predictions(other).probabilities())
              .isEqualTo(evaluator.predict(other, pictures).probabilities());
        }
        assertThat(answers.evaluate(model.withTemperature(2.5)).calibration())
            .isNotEqualTo(answers.evaluate(model).calibration());
      }
    }
  }

  @Test
  void logitsAreTheOutputsBesideTheLabelsWhereTheNetworkHasLogits() {
    Model three = Toy.model(Toy.CNN, Toy.SMALL, 3, 2);
    Model squared =
        Toy.model("Flatten()\nDense(64, 1)\nActivation('sigmoid', 'squared_error')", Toy.SMALL, 1);
    try (Team team = new Team(2)) {
      Evaluator evaluator = new Evaluator(Kernels.portable(), team);
      Answers answers = evaluator.answer(three, pictures);
      Logits logits = answers.logits(three).orElseThrow();
      assertThat(logits.outputs()).isEqualTo(3);
      assertThat(logits.values()).isEqualTo(evaluator.outputs(three, pictures));
      assertThat(logits.labels()).isEqualTo(pictures.labels());
      assertThat(evaluator.answer(squared, pictures).logits(squared)).isEmpty();
    }
  }
}
