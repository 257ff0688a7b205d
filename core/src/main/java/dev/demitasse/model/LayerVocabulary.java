package dev.demitasse.model;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.Dropout;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.LayerException;
import dev.demitasse.layers.LossName;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.tensor.Shape;
import dev.demitasse.tensor.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The calls that architecture text may make: their names, their arguments, what they mean. */
final class LayerVocabulary {
  static final String INPUT = "Input";
  static final String LOSS = "loss";

  private static final Map<String, List<String>> PARAMETERS =
      new TreeMap<>(
          Map.of(
              INPUT,
              List.of("channels", "height", "width"),
              "Conv",
              List.of("filter_size", "input_channel", "output_channel", "pad", "stride"),
              "Activation",
              List.of("function", LOSS),
              "MaxPool",
              List.of("pool_size", "stride"),
              "Flatten",
              List.of(),
              "Dense",
              List.of("inputs", "outputs"),
              "Dropout",
              List.of("rate")));

  private LayerVocabulary() {}

  /** The parameters of the call of this name in their order, or nothing if there is no such. */
  static Optional<List<String>> parameters(String name, List<LayerCall.Written> written) {
    if (name.equals("Dense") && written.size() == 1 && written.getFirst().name() == null) {
      return Optional.of(List.of("outputs"));
    }
    return Optional.ofNullable(PARAMETERS.get(name));
  }

  /** What to say of a name that is none of them. */
  static String unknown(String name) {
    String hint = Suggestion.of(name, PARAMETERS.keySet());
    return "found '%s' where a layer was expected; %sknown are %s"
        .formatted(Excerpt.of(name), hint, String.join(", ", PARAMETERS.keySet()));
  }

  /**
   * What {@code Input} says.
   *
   * @throws LayerException if pictures cannot have that shape
   */
  static Shape input(LayerCall call) {
    int channels = call.whole("channels");
    int height = call.whole("height");
    int width = call.whole("width");
    if (channels != 1 && channels != 3) {
      throw new LayerException(
          "Input's channels must be 1 (gray) or 3 (colour), found " + channels);
    }
    if (height < 1 || width < 1 || (long) channels * height * width > Architecture.VALUES_AT_MOST) {
      throw new LayerException(
          "Input's height and width must be at least 1 and make at most %d values, found %dx%d"
              .formatted(Architecture.VALUES_AT_MOST, height, width));
    }
    return Shape.of(channels, height, width);
  }

  /**
   * The layer that a call describes.
   *
   * @throws ArchitectureException if an argument is missing or of the wrong kind
   * @throws LayerException if an argument is out of range
   */
  static Layer layer(LayerCall call) {
    return switch (call.name().text()) {
      case "Conv" ->
          new Conv(
              call.whole("filter_size"),
              given(call, "input_channel"),
              call.whole("output_channel"),
              call.whole("pad", 0),
              call.whole("stride", 1));
      case "Activation" -> activation(call);
      case "MaxPool" ->
          new MaxPool(call.whole("pool_size"), call.whole("stride", call.whole("pool_size")));
      case "Flatten" -> new Flatten();
      case "Dense" -> new Dense(given(call, "inputs"), call.whole("outputs"));
      case "Dropout" -> new Dropout(call.number("rate"));
      default -> throw new IllegalStateException(call.name().text());
    };
  }

  /** A size that may be left to the layer before, which the layers call 0. */
  private static int given(LayerCall call, String parameter) {
    if (!call.has(parameter)) {
      return 0;
    }
    int size = call.whole(parameter);
    if (size < 1) {
      throw new LayerException(
          "%s's %s must be a whole number of at least 1, got %d"
              .formatted(call.name().text(), parameter, size));
    }
    return size;
  }

  private static Activation activation(LayerCall call) {
    Activation.Function function = Activation.Function.named(call.string("function"));
    Optional<LossName> loss =
        call.has(LOSS) ? Optional.of(LossName.named(call.string(LOSS))) : Optional.empty();
    return new Activation(function, loss);
  }
}
