package dev.demitasse.studies.trials;

import dev.demitasse.TrainedModel;
import dev.demitasse.evaluation.Evaluation;
import dev.demitasse.explanation.LayerSignal;
import dev.demitasse.explanation.SignalHistory;
import dev.demitasse.model.Summary;
import dev.demitasse.training.EpochResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
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
   * What the measurements are called of the gradient by a layer's weights, before training and
   * after each epoch: this and the layer's name.
   */
  public static final String WEIGHT_GRADIENT = "weight_gradient ";

  /** What the shares of a layer's dead units are called: this and the layer's name. */
  public static final String DEAD = "dead ";

  /** What the shares of a layer's saturated values are called: this and the layer's name. */
  public static final String SATURATED = "saturated ";

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

  /** The numbers of a trained model. */
  static TrialResult of(TrainedModel trained) {
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
        measurements(trained.signals()));
  }

  private static SortedMap<String, List<Double>> measurements(SignalHistory signals) {
    SortedMap<String, List<Double>> measurements = new TreeMap<>();
    for (SignalHistory.Moment moment : signals.moments()) {
      for (LayerSignal signal : moment.layers()) {
        add(measurements, WEIGHT_GRADIENT + signal.layer(), signal.weightGradient());
        add(measurements, DEAD + signal.layer(), signal.dead());
        add(measurements, SATURATED + signal.layer(), signal.saturated());
      }
    }
    return measurements;
  }

  private static void add(
      SortedMap<String, List<Double>> measurements, String name, OptionalDouble value) {
    value.ifPresent(each -> measurements.computeIfAbsent(name, _ -> new ArrayList<>()).add(each));
  }
}
