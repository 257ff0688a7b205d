package dev.demitasse.studies.sweep;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.Dropout;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.LayerException;
import dev.demitasse.layers.MaxPool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Layers with other values for an argument, in every layer that has it.
 *
 * <p>The end stays: {@code outputs} and {@code function} are those of the hidden layers. With
 * {@code filter_size}, {@code pad} follows such that each Conv gives pictures of the same size as
 * before, unless {@code pad} is given too; with {@code pool_size}, {@code stride} follows where
 * windows lay side by side. What a layer takes is then taken from the layer before.
 */
final class LayerArguments {
  /** The arguments that can be meant so, and what they can be. */
  static final Map<String, Kind> KINDS = kinds();

  private final Map<String, String> values;

  private LayerArguments(Map<String, String> values) {
    this.values = values;
  }

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put("filter_size", Kind.COUNT);
    kinds.put("output_channel", Kind.COUNT);
    kinds.put("pad", Kind.MARGIN);
    kinds.put("pool_size", Kind.COUNT);
    kinds.put("outputs", Kind.COUNT);
    kinds.put("rate", Kind.RATE);
    kinds.put("function", Kind.FUNCTION);
    return kinds;
  }

  /** Whether one of these layers, the end left out, has an argument of that name. */
  static boolean stands(String name, List<Layer> layers) {
    return hidden(layers).stream()
        .anyMatch(
            layer ->
                switch (layer) {
                  case Conv _ -> List.of("filter_size", "output_channel", "pad").contains(name);
                  case MaxPool _ -> name.equals("pool_size");
                  case Dense _ -> name.equals("outputs");
                  case Dropout _ -> name.equals("rate");
                  case Activation _ -> name.equals("function");
                  case Flatten _ -> false;
                });
  }

  /** The layers before the last Dense layer and without the last activation. */
  private static List<Layer> hidden(List<Layer> layers) {
    return layers.subList(0, Math.max(0, layers.size() - 2));
  }

  /**
   * The layers with these values, sizes of what they take left open.
   *
   * @param values values by the names of arguments; other names are left alone
   * @throws LayerException if a layer cannot have such a value
   */
  static List<Layer> apply(Map<String, String> values, List<Layer> layers) {
    if (KINDS.keySet().stream().noneMatch(values::containsKey)) {
      return layers;
    }
    LayerArguments arguments = new LayerArguments(values);
    List<Layer> changed = new ArrayList<>();
    int hidden = hidden(layers).size();
    for (int i = 0; i < layers.size(); i++) {
      changed.add(i < hidden ? arguments.hidden(layers.get(i)) : end(layers.get(i)));
    }
    return changed;
  }

  private static Layer end(Layer layer) {
    return layer instanceof Dense dense ? new Dense(0, dense.outputs()) : layer;
  }

  private Layer hidden(Layer layer) {
    return switch (layer) {
      case Conv conv -> conv(conv);
      case MaxPool pool -> pool(pool);
      case Dense dense -> new Dense(0, whole("outputs", dense.outputs()));
      case Dropout dropout ->
          values.containsKey("rate")
              ? new Dropout(Double.parseDouble(values.get("rate")))
              : dropout;
      case Activation activation ->
          values.containsKey("function")
              ? new Activation(Activation.Function.named(values.get("function")), activation.loss())
              : activation;
      case Flatten flatten -> flatten;
    };
  }

  private Conv conv(Conv conv) {
    int filterSize = whole("filter_size", conv.filterSize());
    int pad = values.containsKey("pad") ? whole("pad", 0) : pad(conv, filterSize);
    int outputChannel = whole("output_channel", conv.outputChannel());
    return new Conv(filterSize, 0, outputChannel, pad, conv.stride());
  }

  /** The pad with which filters of this size give pictures of the same size as before. */
  private static int pad(Conv conv, int filterSize) {
    int both = 2 * conv.pad() + filterSize - conv.filterSize();
    if (both < 0 || both % 2 != 0) {
      throw new LayerException(
          "no pad makes a Conv with filter_size=%d give the size that filter_size=%d gives with pad=%d"
              .formatted(filterSize, conv.filterSize(), conv.pad()));
    }
    return both / 2;
  }

  private MaxPool pool(MaxPool pool) {
    int poolSize = whole("pool_size", pool.poolSize());
    return new MaxPool(poolSize, pool.stride() == pool.poolSize() ? poolSize : pool.stride());
  }

  private int whole(String name, int otherwise) {
    return values.containsKey(name) ? Integer.parseInt(values.get(name)) : otherwise;
  }
}
