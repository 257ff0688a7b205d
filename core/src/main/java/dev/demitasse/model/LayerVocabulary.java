package dev.demitasse.model;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Add;
import dev.demitasse.layers.AvgPool;
import dev.demitasse.layers.BatchNorm;
import dev.demitasse.layers.Concat;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.DropPath;
import dev.demitasse.layers.Dropout;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.GlobalAvgPool;
import dev.demitasse.layers.Join;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.LayerException;
import dev.demitasse.layers.LossName;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.layers.Multiply;
import dev.demitasse.layers.PRelu;
import dev.demitasse.layers.Path;
import dev.demitasse.layers.Residual;
import dev.demitasse.layers.SpatialDropout;
import dev.demitasse.tensor.Shape;
import dev.demitasse.tensor.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The calls that architecture text may make: their names, their arguments, what they mean. */
final class LayerVocabulary {
  static final String INPUT = "Input";
  static final String LOSS = "loss";

  /** The calls that hold paths. */
  static final List<String> JOINS = List.of("Add", "Concat", "Multiply", "Residual");

  private static final Map<String, List<String>> PARAMETERS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(INPUT, List.of("channels", "height", "width")),
              Map.entry(
                  "Conv",
                  List.of(
                      "filter_size",
                      "input_channel",
                      "output_channel",
                      "pad",
                      "stride",
                      "dilation",
                      "groups",
                      "bias")),
              Map.entry("Activation", List.of("function", LOSS)),
              Map.entry("MaxPool", List.of("pool_size", "stride", "pad", "ceil")),
              Map.entry("AvgPool", List.of("pool_size", "stride", "pad", "ceil", "count_pad")),
              Map.entry("GlobalAvgPool", List.of()),
              Map.entry("BatchNorm", List.of("momentum", "epsilon")),
              Map.entry("PReLU", List.of()),
              Map.entry("Flatten", List.of()),
              Map.entry("Dense", List.of("inputs", "outputs", "bias")),
              Map.entry("Dropout", List.of("rate")),
              Map.entry("SpatialDropout", List.of("rate")),
              Map.entry("DropPath", List.of("rate"))));

  private LayerVocabulary() {}

  /** The parameters of the call of this name in their order, or nothing if there is no such. */
  static Optional<List<String>> parameters(String name, List<LayerCall.Written> written) {
    if (name.equals("Dense") && placed(written) == 1) {
      return Optional.of(List.of("outputs", "inputs", "bias"));
    }
    return Optional.ofNullable(PARAMETERS.get(name));
  }

  /** How many arguments are written without a name. */
  private static long placed(List<LayerCall.Written> written) {
    return written.stream().filter(argument -> argument.name() == null).count();
  }

  /** What to say of a name that is none of them. */
  static String unknown(String name) {
    TreeSet<String> known = new TreeSet<>(PARAMETERS.keySet());
    known.addAll(JOINS);
    return "found '%s' where a layer was expected; %sknown are %s"
        .formatted(Excerpt.of(name), Suggestion.of(name, known), String.join(", ", known));
  }

  /**
   * The join of this name.
   *
   * @throws LayerException if it cannot join so many paths
   */
  static Join join(String name, List<Path> paths) {
    return switch (name) {
      case "Add" -> new Add(paths);
      case "Concat" -> new Concat(paths);
      case "Multiply" -> new Multiply(paths);
      case "Residual" -> {
        if (paths.size() != 1) {
          throw new LayerException(
              "Residual wants one path in brackets, got %d; use Add to write the shortcut out"
                  .formatted(paths.size()));
        }
        yield new Residual(paths.getFirst());
      }
      default -> throw new IllegalStateException(name);
    };
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
              call.padding("pad"),
              call.whole("stride", 1),
              call.whole("dilation", 1),
              call.whole("groups", 1),
              call.flag("bias", true));
      case "Activation" -> activation(call);
      case "MaxPool" ->
          new MaxPool(
              call.whole("pool_size"),
              call.whole("stride", call.whole("pool_size")),
              call.padding("pad"),
              call.flag("ceil", false));
      case "AvgPool" ->
          new AvgPool(
              call.whole("pool_size"),
              call.whole("stride", call.whole("pool_size")),
              call.padding("pad"),
              call.flag("ceil", false),
              call.flag("count_pad", true));
      case "GlobalAvgPool" -> new GlobalAvgPool();
      case "BatchNorm" ->
          new BatchNorm(
              call.number("momentum", BatchNorm.DEFAULT_MOMENTUM),
              call.number("epsilon", BatchNorm.DEFAULT_EPSILON));
      case "PReLU" -> new PRelu();
      case "Flatten" -> new Flatten();
      case "Dense" ->
          new Dense(given(call, "inputs"), call.whole("outputs"), call.flag("bias", true));
      case "Dropout" -> new Dropout(call.number("rate"));
      case "SpatialDropout" -> new SpatialDropout(call.number("rate"));
      case "DropPath" -> new DropPath(call.number("rate"));
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
