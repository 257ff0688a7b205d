package dev.demitasse.studies.trials;

import dev.demitasse.TrainedModel;
import dev.demitasse.evaluation.Evaluation;
import dev.demitasse.model.Summary;
import dev.demitasse.training.EpochResult;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The numbers that are kept of a trained model. All but the seconds are the same whenever and
 * wherever the same kernels compute them.
 *
 * @param weights how many weights it has, biases left out
 * @param parameters how many learnable values it has
 * @param multiplyAdds how many multiply-adds one picture takes forward, biases left out
 * @param bestEpoch the epoch, from 1, whose weights are kept
 * @param stoppedEarly whether patience ran out before the last epoch
 * @param seconds wall-clock time of all epochs, with as many threads as the trial was given
 * @param train how well it does on the training pictures
 * @param validation how well it does on the validation pictures
 * @param test how well it does on the test pictures
 * @param history each epoch's result, in order
 * @param measurements what else was measured, a list of numbers by its name
 */
public record TrialResult(
    long weights,
    long parameters,
    long multiplyAdds,
    int bestEpoch,
    boolean stoppedEarly,
    double seconds,
    Score train,
    Score validation,
    Score test,
    List<EpochResult> history,
    SortedMap<String, List<Double>> measurements) {
  /**
   * How well a model does on a part of the data.
   *
   * @param loss mean loss, in nats for cross-entropy
   * @param accuracy share of the pictures taken for what they are
   */
  public record Score(double loss, double accuracy) {
    private static Score of(Evaluation evaluation) {
      return new Score(evaluation.loss(), evaluation.accuracy());
    }
  }

  /** Copies the history and the measurements. */
  public TrialResult {
    history = List.copyOf(history);
    SortedMap<String, List<Double>> copy = new TreeMap<>();
    measurements.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    measurements = Collections.unmodifiableSortedMap(copy);
  }

  /** The numbers of a trained model, and what else was measured. */
  static TrialResult of(TrainedModel trained, Map<String, List<Double>> measurements) {
    Summary summary = Summary.of(trained.model().architecture());
    return new TrialResult(
        summary.weights(),
        summary.parameters(),
        summary.multiplyAdds(),
        trained.training().bestEpoch(),
        trained.training().stoppedEarly(),
        trained.training().seconds(),
        Score.of(trained.train()),
        Score.of(trained.validation()),
        Score.of(trained.test()),
        trained.training().history(),
        new TreeMap<>(measurements));
  }
}
