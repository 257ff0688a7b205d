package dev.demitasse.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How well a model's layers learned in the course of its training.
 *
 * @param moments before the first step and after each epoch, in order
 */
public record SignalHistory(List<Moment> moments) {
  private static final String HEAD =
      "epoch,layer,weight_gradient_norm,output_gradient_rms,dead,saturated\n";
  private static final int VALUES = 6;

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
    StringBuilder csv = new StringBuilder(HEAD);
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

  /**
   * What a table of this form tells.
   *
   * @throws IllegalArgumentException if the text is not of this form
   */
  public static SignalHistory parse(String csv) {
    if (!csv.startsWith(HEAD)) {
      throw new IllegalArgumentException("its first line should be " + HEAD.strip());
    }
    SortedMap<Integer, List<LayerSignal>> moments = new TreeMap<>();
    for (String line : csv.substring(HEAD.length()).lines().toList()) {
      String[] values = line.split(",", -1);
      if (values.length != VALUES) {
        throw new IllegalArgumentException(
            "a line has %d values, found '%s'".formatted(VALUES, line));
      }
      moments
          .computeIfAbsent(Integer.valueOf(values[0]), epoch -> new ArrayList<>())
          .add(
              new LayerSignal(
                  values[1],
                  value(values[2]),
                  Double.parseDouble(values[3]),
                  value(values[4]),
                  value(values[5])));
    }
    List<Moment> all = new ArrayList<>();
    moments.forEach((epoch, layers) -> all.add(new Moment(epoch, layers)));
    return new SignalHistory(all);
  }

  private static OptionalDouble value(String cell) {
    return cell.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cell));
  }
}
