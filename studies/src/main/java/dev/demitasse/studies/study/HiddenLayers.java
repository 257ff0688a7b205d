package dev.demitasse.studies.study;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Layer;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.Presets;
import java.util.ArrayList;
import java.util.List;

/** The report's network with another function in its hidden layers, and with more of them. */
final class HiddenLayers {
  private static final Architecture REPORT = Presets.named("report-cnn");

  private HiddenLayers() {}

  /** The report's network with this function in place of ReLU; the end stays. */
  static Architecture with(Activation.Function function) {
    return with(function, 1);
  }

  /** The same with each convolution and its function repeated so often: twice makes four. */
  static Architecture with(Activation.Function function, int repeat) {
    List<Layer> layers = new ArrayList<>();
    List<Layer> hidden = REPORT.layers().subList(0, REPORT.layers().size() - 1);
    for (int i = 0; i < hidden.size(); i++) {
      switch (hidden.get(i)) {
        case Conv conv -> {
          layers.add(conv);
          for (int n = 1; n < repeat; n++) {
            layers.add(changed((Activation) hidden.get(i + 1), function));
            layers.add(
                new Conv(conv.filterSize(), 0, conv.outputChannel(), 0, conv.stride())
                    .withPad(conv.pad()));
          }
        }
        case Activation activation -> layers.add(changed(activation, function));
        case Layer other -> layers.add(other);
      }
    }
    layers.add(REPORT.layers().getLast());
    return Architecture.of(REPORT.name() + " with " + function.text(), REPORT.input(), layers);
  }

  private static Activation changed(Activation activation, Activation.Function function) {
    return new Activation(function, activation.loss());
  }
}
