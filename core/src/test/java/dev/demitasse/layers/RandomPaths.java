package dev.demitasse.layers;

import dev.demitasse.kernels.Padding;
import dev.demitasse.tensor.Shape;
import dev.demitasse.testkit.SeededArrays;
import java.util.ArrayList;
import java.util.List;

/** Networks drawn at random: all kinds of layers, joins that stand in each other. */
public final class RandomPaths {
  private static final int NESTING_AT_MOST = 3;

  private final SeededArrays random;

  /** Draws from this source. */
  public RandomPaths(SeededArrays random) {
    this.random = random;
  }

  /** A path with all sizes filled in, from pictures to a list of features. */
  public Path network(Shape input) {
    List<Layer> layers = new ArrayList<>(pictures(input, 0, 7).layers());
    layers.add(new Flatten());
    Shape flat = new Path(layers).outputShape(input);
    layers.addAll(lists(flat, 0, 5).layers());
    return new Path(layers);
  }

  private Path pictures(Shape input, int depth, int most) {
    List<Layer> layers = new ArrayList<>();
    Shape shape = input;
    int count = random.integer(0, most);
    for (int i = 0; i < count; i++) {
      Layer layer = pictureLayer(shape, depth).resolve(shape);
      layers.add(layer);
      shape = layer.outputShape(shape);
    }
    return new Path(layers);
  }

  private Layer pictureLayer(Shape shape, int depth) {
    int least = Math.min(shape.dimension(1), shape.dimension(2));
    return switch (random.integer(0, depth < NESTING_AT_MOST ? 14 : 9)) {
      case 0, 1 -> conv(shape, random.integer(1, Math.min(3, least)));
      case 2 -> pool(Math.min(3, least));
      case 3 -> random.integer(0, 1) == 0 ? new SpatialDropout(0.3) : new Dropout(0.3);
      case 4 -> relu();
      case 5 -> new BatchNorm(0.2, 0.1);
      case 6 -> new PRelu();
      case 7 -> random.integer(0, 4) == 0 ? new GlobalAvgPool() : relu();
      case 8, 9 -> activation();
      case 10, 11 -> residual(shape, depth);
      case 12 -> concat(shape, depth);
      case 13 -> multiply(shape, depth);
      default -> add(shape, depth);
    };
  }

  private Conv conv(Shape shape, int filterSize) {
    int channels = shape.dimension(0);
    int groups = random.integer(0, 2) == 0 ? channels : 1;
    int filters = groups * random.integer(1, Math.max(1, 4 / groups));
    int[] pad = random.shape(2, 2, 2, 2);
    Conv conv =
        new Conv(filterSize, 0, filters, 0, random.integer(1, 2))
            .withPad(new Padding(pad[0] - 1, pad[1] - 1, pad[2] - 1, pad[3] - 1))
            .withBias(random.integer(0, 1) == 0);
    return groups == 1 ? conv : conv.withGroups(groups);
  }

  private Layer pool(int largest) {
    int size = random.integer(1, largest);
    int stride = random.integer(1, 2);
    Padding pad = Padding.of(size > 1 ? random.integer(0, 1) : 0);
    boolean ceil = random.integer(0, 1) == 0;
    return switch (random.integer(0, 3)) {
      case 0 -> new AvgPool(size, stride, pad, ceil, random.integer(0, 1) == 0);
      case 1 -> new MaxPool(size, stride, pad, ceil);
      default -> new MaxPool(Math.min(2, largest));
    };
  }

  private static Activation relu() {
    return new Activation(Activation.Function.RELU);
  }

  private Activation activation() {
    Activation.Function[] functions = Activation.Function.values();
    Activation.Function function = functions[random.integer(0, functions.length - 1)];
    return function == Activation.Function.SOFTMAX ? relu() : new Activation(function);
  }

  /** A path that keeps the shape, or changes it as a projection can follow. */
  private Residual residual(Shape shape, int depth) {
    List<Layer> layers = new ArrayList<>(keeping(shape, depth).layers());
    if (layers.isEmpty() || random.integer(0, 1) == 0) {
      int stride = random.integer(1, 2);
      layers.add(new Conv(1, shape.dimension(0), random.integer(1, 4), 0, stride));
    }
    return new Residual(new Path(layers));
  }

  /** A path that ends with the shape it begins with, perhaps one without layers. */
  private Path keeping(Shape shape, int depth) {
    Path path = pictures(shape, depth + 1, 3);
    Shape end = path.outputShape(shape);
    if (end.equals(shape)) {
      return withDropPath(path);
    }
    if (end.dimension(1) == shape.dimension(1) && end.dimension(2) == shape.dimension(2)) {
      List<Layer> layers = new ArrayList<>(path.layers());
      layers.add(new Conv(1, end.dimension(0), shape.dimension(0), 0, 1));
      return new Path(layers);
    }
    return random.integer(0, 1) == 0
        ? Path.IDENTITY
        : withDropPath(Path.of(new Conv(3, shape.dimension(0), shape.dimension(0), 1, 1)));
  }

  private Path withDropPath(Path path) {
    if (path.layers().isEmpty() || random.integer(0, 2) > 0) {
      return path;
    }
    List<Layer> layers = new ArrayList<>(path.layers());
    layers.add(new DropPath(0.3));
    return new Path(layers);
  }

  private Add add(Shape shape, int depth) {
    List<Path> paths = new ArrayList<>();
    int count = random.integer(2, 3);
    for (int i = 0; i < count; i++) {
      paths.add(keeping(shape, depth));
    }
    return new Add(paths);
  }

  private Concat concat(Shape shape, int depth) {
    List<Path> paths = new ArrayList<>(add(shape, depth).paths());
    if (random.integer(0, 1) == 0) {
      paths.add(Path.of(new Conv(3, shape.dimension(0), random.integer(1, 3), 1, 1)));
    }
    return new Concat(paths);
  }

  private Multiply multiply(Shape shape, int depth) {
    int channels = shape.dimension(0);
    Path factors =
        random.integer(0, 2) == 0
            ? keeping(shape, depth)
            : Path.of(
                new GlobalAvgPool(),
                new Conv(1, channels, channels, 0, 1),
                new Activation(Activation.Function.SIGMOID));
    Path other = keeping(shape, depth);
    return random.integer(0, 1) == 0 ? new Multiply(factors, other) : new Multiply(other, factors);
  }

  private Path lists(Shape input, int depth, int most) {
    List<Layer> layers = new ArrayList<>();
    Shape shape = input;
    int count = random.integer(0, most);
    for (int i = 0; i < count; i++) {
      Layer layer = listLayer(shape, depth).resolve(shape);
      layers.add(layer);
      shape = layer.outputShape(shape);
    }
    return new Path(layers);
  }

  private Layer listLayer(Shape shape, int depth) {
    int features = shape.size();
    return switch (random.integer(0, depth < NESTING_AT_MOST ? 11 : 7)) {
      case 0, 1 -> new Dense(features, random.integer(1, 9), random.integer(0, 2) > 0);
      case 2 -> new Dropout(0.3);
      case 3 -> new Flatten();
      case 4 -> new Activation(Activation.Function.SOFTMAX);
      case 5 -> new BatchNorm(0.2, 0.1);
      case 6 -> new PRelu();
      case 7 -> activation();
      case 8 -> new Residual(Path.of(activation(), new Dense(features, features)));
      case 9 -> new Add(square(shape, depth), Path.IDENTITY, square(shape, depth));
      case 10 -> new Concat(lists(shape, depth + 1, 2), Path.IDENTITY);
      default -> new Multiply(square(shape, depth), square(shape, depth));
    };
  }

  /** A path that gives as many features as it takes. */
  private Path square(Shape shape, int depth) {
    List<Layer> layers = new ArrayList<>(lists(shape, depth + 1, 2).layers());
    int end = new Path(layers).outputShape(shape).size();
    if (end != shape.size()) {
      layers.add(new Dense(end, shape.size()));
    }
    return new Path(layers);
  }
}
