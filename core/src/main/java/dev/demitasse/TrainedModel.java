package dev.demitasse;

import dev.demitasse.evaluation.Evaluation;
import dev.demitasse.evaluation.Threshold;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.model.Model;
import dev.demitasse.model.Provenance;
import dev.demitasse.training.Evaluator;
import dev.demitasse.training.Trainer;
import dev.demitasse.training.TrainingListener;
import dev.demitasse.training.TrainingResult;
import dev.demitasse.training.TrainingSettings;

/**
 * A model with what its training came to.
 *
 * @param model the weights of the epoch with the lowest validation loss and, for two classes, the
 *     threshold that is most accurate on the validation pictures
 * @param training the course of training
 * @param train how well the model does on the training pictures
 * @param validation how well it does on the validation pictures
 * @param test how well it does on the test pictures, which were looked at for this alone
 */
public record TrainedModel(
    Model model,
    TrainingResult training,
    Evaluation train,
    Evaluation validation,
    Evaluation test) {
  /**
   * Trains a model on all processors.
   *
   * @throws dev.demitasse.training.DivergedException if the loss or a weight is no longer finite
   */
  public static TrainedModel train(
      PreparedData data, TrainingSettings settings, TrainingListener listener) {
    try (Team team = new Team(Runtime.getRuntime().availableProcessors())) {
      return train(data, settings, Kernels.fastest(), team, listener);
    }
  }

  /**
   * Trains a model with these kernels on this team of threads; the weights do not depend on how
   * many there are.
   *
   * @throws dev.demitasse.training.DivergedException if the loss or a weight is no longer finite
   */
  public static TrainedModel train(
      PreparedData data,
      TrainingSettings settings,
      Kernels kernels,
      Team team,
      TrainingListener listener) {
    Model model =
        Model.create(
            data.architecture(),
            data.splits().train().classNames(),
            data.preprocessing(),
            Provenance.here(data.fingerprint(), settings.seed()));
    TrainingResult result =
        new Trainer(settings, kernels, team)
            .train(model, data.training(), data.validation(), listener);
    Evaluator evaluator = new Evaluator(kernels, team);
    if (model.classNames().size() == 2) {
      model = model.withThreshold(Threshold.choose(evaluator.predict(model, data.validation())));
    }
    return new TrainedModel(
        model,
        result,
        evaluator.evaluate(model, data.training()),
        evaluator.evaluate(model, data.validation()),
        evaluator.evaluate(model, data.test()));
  }
}
