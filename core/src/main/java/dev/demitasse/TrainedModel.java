package dev.demitasse;

import dev.demitasse.evaluation.Calibration;
import dev.demitasse.evaluation.Evaluation;
import dev.demitasse.evaluation.Predictions;
import dev.demitasse.evaluation.TemperatureScaling;
import dev.demitasse.evaluation.Threshold;
import dev.demitasse.explanation.LayerProbe;
import dev.demitasse.explanation.SignalHistory;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.Team;
import dev.demitasse.model.Model;
import dev.demitasse.model.Provenance;
import dev.demitasse.tensor.InputException;
import dev.demitasse.training.Answers;
import dev.demitasse.training.Evaluator;
import dev.demitasse.training.Trainer;
import dev.demitasse.training.TrainingListener;
import dev.demitasse.training.TrainingResult;
import dev.demitasse.training.TrainingSettings;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A model with what its training came to.
 *
 * @param model the weights of the epoch with the lowest validation loss, the temperature with the
 *     lowest loss on the validation pictures if that was asked for and, for two classes, the
 *     threshold that is then the best on them
 * @param training the course of training
 * @param signals how well the layers learned, on the same 64 training pictures at most throughout
 * @param train how well the model does on the training pictures
 * @param validation how well it does on the validation pictures
 * @param test how well it does on the test pictures, which were looked at for this alone
 * @param predictions what the model says of each test picture, in order
 * @param temperature what that temperature does to the calibration on the test pictures, whether it
 *     is kept or not; none if the validation pictures do not determine one or the network has no
 *     logits
 */
public record TrainedModel(
    Model model,
    TrainingResult training,
    SignalHistory signals,
    Evaluation train,
    Evaluation validation,
    Evaluation test,
    Predictions predictions,
    Optional<TemperatureScaling> temperature) {
  /** In place of the fingerprint of the data, which is computed during training. */
  private static final String NOT_YET = "not yet known";

  /**
   * Trains a model on all processors.
   *
   * @throws dev.demitasse.training.DivergedException if the loss or a weight is no longer finite
   * @throws dev.demitasse.tensor.InputException if a temperature is to be kept and the network has
   *     no logits
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
   * @throws dev.demitasse.tensor.InputException if a temperature is to be kept and the network has
   *     no logits
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
            Provenance.here(NOT_YET, settings.seed()));
    if (settings.calibrate()) {
      checkLogits(model);
    }
    LayerProbe probe = new LayerProbe(model, data.training(), settings.seed(), kernels, team);
    SignalRecorder recorder = new SignalRecorder(probe, listener);
    TrainingResult result =
        new Trainer(settings, kernels, team)
            .train(model, data.training(), data.validation(), recorder);
    model = model.withProvenance(Provenance.here(data.fingerprint(), settings.seed()));
    Evaluator evaluator = new Evaluator(kernels, team);
    Validated validated = Validated.of(model, data, evaluator);
    if (settings.calibrate() && validated.temperature.isPresent()) {
      model = model.withTemperature(validated.temperature.getAsDouble());
    }
    if (model.classNames().size() == 2) {
      Predictions predictions = validated.answers.predictions(model);
      model = model.withThreshold(Threshold.choose(predictions, settings.thresholdRule()));
    }
    return of(model, result, recorder.history(), data, validated, evaluator);
  }

  /**
   * A model that was trained before, evaluated anew.
   *
   * @param model the model as training left it, with its temperature and threshold
   * @param training the course of its training
   * @param signals how well its layers learned
   * @param data the pictures it was trained on, divided as they were then
   */
  public static TrainedModel again(
      Model model,
      TrainingResult training,
      SignalHistory signals,
      PreparedData data,
      Kernels kernels,
      Team team) {
    Evaluator evaluator = new Evaluator(kernels, team);
    return of(model, training, signals, data, Validated.of(model, data, evaluator), evaluator);
  }

  /** What the network gave for the validation pictures, and the temperature that they determine. */
  private record Validated(Answers answers, OptionalDouble temperature) {
    static Validated of(Model model, PreparedData data, Evaluator evaluator) {
      Answers answers = evaluator.answer(model, data.validation());
      return new Validated(
          answers,
          answers.logits(model).map(TemperatureScaling::fit).orElse(OptionalDouble.empty()));
    }
  }

  private static TrainedModel of(
      Model model,
      TrainingResult training,
      SignalHistory signals,
      PreparedData data,
      Validated validated,
      Evaluator evaluator) {
    Answers test = evaluator.answer(model, data.test());
    return new TrainedModel(
        model,
        training,
        signals,
        evaluator.evaluate(model, data.training()),
        validated.answers.evaluate(model),
        test.evaluate(model),
        test.predictions(model),
        validated.temperature.isPresent()
            ? Optional.of(scaling(model, validated.temperature.getAsDouble(), test))
            : Optional.empty());
  }

  private static void checkLogits(Model model) {
    if (!model.head().hasLogits()) {
      throw new InputException(
          model.architecture().name()
              + " ends with squared_error, where a temperature wants the logits of cross_entropy;"
              + " train it without calibration, or name cross_entropy in its last activation");
    }
  }

  /** The calibration without the temperature and with it, whichever of the two the model has. */
  private static TemperatureScaling scaling(Model model, double temperature, Answers test) {
    Calibration before = Calibration.of(test.predictions(model.withTemperature(1)));
    Calibration after = Calibration.of(test.predictions(model.withTemperature(temperature)));
    return new TemperatureScaling(
        temperature, model.head().temperature() == temperature, before, after);
  }
}
