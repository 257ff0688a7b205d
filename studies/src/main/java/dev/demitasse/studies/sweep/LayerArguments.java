package dev.demitasse.studies.sweep;

import dev.demitasse.kernels.Padding;
import dev.demitasse.layers.Activation;
import dev.demitasse.layers.AvgPool;
import dev.demitasse.layers.BatchNorm;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.DropPath;
import dev.demitasse.layers.Dropout;
import dev.demitasse.layers.Flatten;
import dev.demitasse.layers.GlobalAvgPool;
import dev.demitasse.layers.Join;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.LayerException;
import dev.demitasse.layers.MaxPool;
import dev.demitasse.layers.Multiply;
import dev.demitasse.layers.PRelu;
import dev.demitasse.layers.Path;
import dev.demitasse.layers.SpatialDropout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Layers with other values for an argument, in every layer that has it, within joins too.
 *
 * <p>The end stays: {@code outputs} and {@code function} are those of the hidden layers, and the
 * functions at the ends of paths that {@link Multiply} joins are gates and stay as well. With
 * {@code filter_size}, {@code pad} follows such that each Conv gives pictures of the same size as
 * before, unless {@code pad} is given too; a Conv of 1x1, which only mixes channels, keeps both.
 * With {@code output_channel} a depthwise Conv stays depthwise. With {@code pool_size}, {@code
 * stride} follows where windows lay side by side. What a layer takes is then taken from the layer
 * before.
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
    return hidden(layers).stream().anyMatch(layer -> has(layer, name));
  }

  private static boolean has(Layer layer, String name) {
    return switch (layer) {
      case Conv conv ->
          name.equals("output_channel")
              || (mixesPlaces(conv) && List.of("filter_size", "pad").contains(name));
      case MaxPool _, AvgPool _ -> name.equals("pool_size");
      case Dense _ -> name.equals("outputs");
      case Dropout _, SpatialDropout _, DropPath _ -> name.equals("rate");
      case Activation _ -> name.equals("function");
      case BatchNorm _, Flatten _, GlobalAvgPool _, PRelu _ -> false;
      case Join join ->
          join.paths().stream()
              .flatMap(path -> before(path, join).stream())
              .anyMatch(each -> has(each, name));
    };
  }

  private static boolean mixesPlaces(Conv conv) {
    return conv.filterSize() > 1;
  }

  /** A path's layers without the gate at its end. */
  private static List<Layer> before(Path path, Join join) {
    List<Layer> layers = path.layers();
    boolean gated =
        join instanceof Multiply && !layers.isEmpty() && layers.getLast() instanceof Activation;
    return gated ? layers.subList(0, layers.size() - 1) : layers;
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
    List<Layer> changed = arguments.changed(hidden(layers));
    layers.subList(changed.size(), layers.size()).forEach(layer -> changed.add(end(layer)));
    return changed;
  }

  private static Layer end(Layer layer) {
    return layer instanceof Dense dense ? new Dense(0, dense.outputs(), dense.bias()) : layer;
  }

  private List<Layer> changed(List<Layer> layers) {
    List<Layer> changed = new ArrayList<>();
    layers.forEach(layer -> changed.add(hidden(layer)));
    return changed;
  }

  private Layer hidden(Layer layer) {
    return switch (layer) {
      case Conv conv -> conv(conv);
      case MaxPool pool ->
          new MaxPool(
              poolSize(pool.poolSize()),
              stride(pool.poolSize(), pool.stride()),
              pool.pad(),
              pool.ceil());
      case AvgPool pool ->
          new AvgPool(
              poolSize(pool.poolSize()),
              stride(pool.poolSize(), pool.stride()),
              pool.pad(),
              pool.ceil(),
              pool.padCounts());
      case Dense dense -> new Dense(0, whole("outputs", dense.outputs()), dense.bias());
      case Dropout dropout -> new Dropout(rate(dropout.rate()));
      case SpatialDropout dropout -> new SpatialDropout(rate(dropout.rate()));
      case DropPath drop -> new DropPath(rate(drop.rate()));
      case Activation activation ->
          values.containsKey("function")
              ? new Activation(Activation.Function.named(values.get("function")), activation.loss())
              : activation;
      case BatchNorm _, Flatten _, GlobalAvgPool _, PRelu _ -> layer;
      case Join join -> join.withPaths(join.paths().stream().map(p -> path(p, join)).toList());
    };
  }

  private Path path(Path path, Join join) {
    List<Layer> layers = changed(before(path, join));
    layers.addAll(path.layers().subList(layers.size(), path.layers().size()));
    return new Path(layers);
  }

  private Conv conv(Conv conv) {
    int filterSize =
        mixesPlaces(conv) ? whole("filter_size", conv.filterSize()) : conv.filterSize();
    Padding pad =
        values.containsKey("pad") && mixesPlaces(conv)
            ? Padding.of(whole("pad", 0))
            : pad(conv, filterSize);
    int outputChannel = whole("output_channel", conv.outputChannel());
    int groups = isDepthwise(conv) ? outputChannel : conv.groups();
    return new Conv(
        filterSize, 0, outputChannel, pad, conv.stride(), conv.dilation(), groups, conv.bias());
  }

  private static boolean isDepthwise(Conv conv) {
    return conv.groups() > 1 && conv.groups() == conv.outputChannel();
  }

  /** The pad with which filters of this size give pictures of the same size as before. */
  private static Padding pad(Conv conv, int filterSize) {
    int both = (filterSize - conv.filterSize()) * conv.dilation();
    Padding pad = conv.pad();
    int least = Math.min(Math.min(pad.top(), pad.left()), Math.min(pad.bottom(), pad.right()));
    if (both % 2 != 0 || least + both / 2 < 0) {
      throw new LayerException(
          "no pad makes a Conv with filter_size=%d give the size that filter_size=%d gives with pad=%s"
              .formatted(filterSize, conv.filterSize(), pad.text()));
    }
    int more = both / 2;
    return new Padding(
        pad.top() + more, pad.left() + more, pad.bottom() + more, pad.right() + more);
  }

  private int poolSize(int poolSize) {
    return whole("pool_size", poolSize);
  }

  private int stride(int poolSize, int stride) {
    return stride == poolSize ? poolSize(poolSize) : stride;
  }

  private double rate(double otherwise) {
    return values.containsKey("rate") ? Double.parseDouble(values.get("rate")) : otherwise;
  }

  private int whole(String name, int otherwise) {
    return values.containsKey(name) ? Integer.parseInt(values.get(name)) : otherwise;
  }
}
