package dev.demitasse.explanation;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How well a model's layers learned in the course of its training.
 *
 * @param moments before the first step and after each epoch, in order
 */
public record SignalHistory(List<Moment> moments) {
  /**
   * The layers at one moment.
   *
   * @param epoch after how many epochs; 0 is before the first step
   * @param layers a signal for each layer of the network, in order
   */
  public record Moment(int epoch, List<LayerSignal> layers) {
    /** Copies the list. */
    public Moment {
      layers = List.copyOf(layers);
    }
  }

  /** Copies the list. */
  public SignalHistory {
    moments = List.copyOf(moments);
  }

  /** A table with a line for each moment and layer; what a layer does not have is left empty. */
  public String csv() {
    StringBuilder csv =
        new StringBuilder("epoch,layer,weight_gradient_norm,output_gradient_rms,dead,saturated\n");
    for (Moment moment : moments) {
      for (LayerSignal signal : moment.layers) {
        csv.append(moment.epoch).append(',').append(signal.layer()).append(',');
        csv.append(cell(signal.weightGradient())).append(',');
        csv.append(signal.outputGradient()).append(',');
        csv.append(cell(signal.dead())).append(',');
        csv.append(cell(signal.saturated())).append('\n');
      }
    }
    return csv.toString();
  }

  private static String cell(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }
}
