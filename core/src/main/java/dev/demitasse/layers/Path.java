package dev.demitasse.layers;

import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Layers in a row: a whole network, or one of the paths that a {@link Join} joins. A path without
 * layers gives what it is given.
 *
 * @param layers the layers, the first one first
 */
public record Path(List<Layer> layers) {
  /** The path without layers. */
  public static final Path IDENTITY = new Path(List.of());

  /** Copies the list. */
  public Path {
    layers = List.copyOf(layers);
  }

  /** A path of these layers. */
  public static Path of(Layer... layers) {
    return new Path(Arrays.asList(layers));
  }

  /**
   * The path with all sizes filled in.
   *
   * @throws LayerException naming the layer by its number, from 1, if one cannot take what the one
   *     before gives
   */
  public Path resolve(Shape input) {
    List<Layer> resolved = new ArrayList<>();
    Shape shape = input;
    for (int i = 0; i < layers.size(); i++) {
      try {
        Layer layer = layers.get(i).resolve(shape);
        shape = layer.outputShape(shape);
        resolved.add(layer);
      } catch (LayerException e) {
        throw e.within(i + 1);
      }
    }
    return new Path(resolved);
  }

  /**
   * The shape of what the last layer gives for one sample of this shape.
   *
   * @throws LayerException naming the layer by its number, from 1, if one cannot take what the one
   *     before gives
   */
  public Shape outputShape(Shape input) {
    Shape shape = input;
    for (int i = 0; i < layers.size(); i++) {
      try {
        shape = layers.get(i).outputShape(shape);
      } catch (LayerException e) {
        throw e.within(i + 1);
      }
    }
    return shape;
  }

  /** A name for each layer: its kind and a count, {@code conv1, activation1, maxpool1, conv2}. */
  public List<String> names() {
    Map<String, Integer> counts = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (Layer layer : layers) {
      String kind = layer.kind().toLowerCase(Locale.ROOT);
      names.add(kind + counts.merge(kind, 1, Integer::sum));
    }
    return names;
  }

  /** All layers, those within joins before the joins that hold them. */
  public List<Place> places(Shape input) {
    List<Place> places = new ArrayList<>();
    collect(input, "", 0, places);
    return places;
  }

  /**
   * A layer where it stands in a network.
   *
   * @param name its name, after those of the joins and paths that hold it: {@code conv1}, {@code
   *     residual2.path1.conv1}
   * @param layer the layer
   * @param input the shape of what it is given
   * @param output the shape of what it gives
   * @param depth how many joins hold it
   */
  public record Place(String name, Layer layer, Shape input, Shape output, int depth) {
    /** Whether another path of a join holds the other layer, so that neither comes behind. */
    public boolean isBeside(Place other) {
      String[] mine = name.split("\\.", -1);
      String[] theirs = other.name.split("\\.", -1);
      int mismatch = Arrays.mismatch(mine, theirs);
      return mismatch % 2 == 1 && mismatch < Math.min(mine.length, theirs.length);
    }
  }

  private void collect(Shape input, String prefix, int depth, List<Place> places) {
    Shape shape = input;
    List<String> names = names();
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      String name = prefix + names.get(i);
      if (layer instanceof Join join) {
        List<Join.Branch> branches = join.branches(shape);
        for (Join.Branch branch : branches) {
          branch.path().collect(shape, name + "." + branch.name() + ".", depth + 1, places);
        }
      }
      Shape output = layer.outputShape(shape);
      places.add(new Place(name, layer, shape, output, depth));
      shape = output;
    }
  }

  /** Adds all layers to a plan, one behind the other, named after what holds the path. */
  Value build(Value x, Plan plan, String prefix) {
    Value value = x;
    List<String> names = names();
    List<Unit> units = plan.mode() == Mode.PREDICTION ? Unit.joined(layers) : Unit.single(layers);
    for (Unit unit : plan.mode().apart() ? units : Unit.reordered(units)) {
      value = unit.build(value, plan, prefix, names);
    }
    return value;
  }
}
