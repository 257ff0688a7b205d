package dev.demitasse.model;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.DropPath;
import dev.demitasse.layers.Join;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.LayerException;
import dev.demitasse.layers.ParameterSpec;
import dev.demitasse.layers.Path;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The layers of a classifier, from the input's shape to the activation that gives probabilities.
 *
 * <p>Every layer fits the one before and all sizes are filled in.
 */
public final class Architecture {
  /** What a network may hold in parameters, and as much again between its layers: 1 GB each. */
  static final int VALUES_AT_MOST = 1 << 28;

  /** How deep joins may stand in each other. */
  static final int NESTING_AT_MOST = 32;

  private final String name;
  private final Shape input;
  private final Path written;
  private final Path path;
  private final List<Path.Place> places;
  private final Head head;

  private Architecture(String name, Shape input, Path written, Path path) {
    this.name = name;
    this.input = input;
    this.written = written;
    this.path = path;
    this.places = List.copyOf(path.places(input));
    try {
      this.head = Head.of(path, places.getLast().output());
    } catch (LayerException e) {
      throw new ArchitectureException(name + ": " + e.getMessage());
    }
  }

  /**
   * Fits layers together.
   *
   * @param name what to call it in messages: a preset's name or a file
   * @param input the shape of one sample, {@code [C, H, W]}
   * @param layers the layers; sizes given as 0 are taken from the layer before
   * @throws ArchitectureException if a layer cannot take what the one before gives, they are too
   *     large, or the end is not that of a classifier
   * @throws IllegalArgumentException if the input has not three dimensions
   */
  public static Architecture of(String name, Shape input, List<? extends Layer> layers) {
    return of(name, input, layers, List.of());
  }

  /** As above, each layer with the line it stands on, if it comes from a text. */
  static Architecture of(
      String name, Shape input, List<? extends Layer> layers, List<Lines> lines) {
    if (layers.isEmpty()) {
      throw new ArchitectureException(
          name + ": there are no layers; a classifier needs at least Flatten, Dense, Activation");
    }
    if (input.rank() != 3) {
      throw new IllegalArgumentException("a sample is [C, H, W], found " + input);
    }
    Path written = new Path(List.copyOf(layers));
    try {
      checkNesting(written, 0);
      return new Architecture(name, input, written, fit(written, input));
    } catch (LayerException e) {
      throw new ArchitectureException(name + place(e, lines) + ": " + e.getMessage());
    }
  }

  /** Where in the text and in the network a layer stands, after a comma. */
  private static String place(LayerException e, List<Lines> lines) {
    if (e.place().isEmpty()) {
      return "";
    }
    OptionalInt line = Lines.of(e.place(), lines);
    String text = line.isPresent() ? ", line " + line.getAsInt() : "";
    return text + ", " + e.placeInWords();
  }

  private static void checkNesting(Path path, int depth) {
    if (depth > NESTING_AT_MOST) {
      throw new LayerException(
          "joins stand in each other more than %d deep; make a plainer network"
              .formatted(NESTING_AT_MOST));
    }
    for (int i = 0; i < path.layers().size(); i++) {
      try {
        checkNesting(path.layers().get(i), depth);
      } catch (LayerException e) {
        throw e.within(i + 1);
      }
    }
  }

  private static void checkNesting(Layer layer, int depth) {
    if (layer instanceof DropPath && depth == 0) {
      throw new LayerException(
          "DropPath stands at the end of a path of a join, whose other paths carry the sample on;"
              + " use Dropout or SpatialDropout here");
    }
    if (layer instanceof Join join) {
      for (int i = 0; i < join.paths().size(); i++) {
        try {
          checkNesting(join.paths().get(i), depth + 1);
        } catch (LayerException e) {
          throw e.within(i + 1);
        }
      }
    }
  }

  /** The path with all sizes filled in, as long as there is memory for it. */
  private static Path fit(Path written, Shape input) {
    List<Layer> fitted = new ArrayList<>();
    Shape shape = input;
    long values = input.size();
    long parameters = 0;
    for (int i = 0; i < written.layers().size(); i++) {
      try {
        Layer layer = written.layers().get(i).resolve(shape);
        for (Path.Place place : Path.of(layer).places(shape)) {
          values += place.output().size();
          for (ParameterSpec parameter : place.layer().parameters(place.input())) {
            parameters += parameter.shape().size();
          }
          checkSize(place.layer(), parameters, values);
        }
        fitted.add(layer);
        shape = layer.outputShape(shape);
      } catch (LayerException e) {
        throw e.within(i + 1);
      }
    }
    return new Path(fitted);
  }

  private static void checkSize(Layer layer, long parameters, long values) {
    if (parameters > VALUES_AT_MOST || values > VALUES_AT_MOST) {
      throw new LayerException(
          "with this %s there are %d parameters and %d values between the layers where %d each"
                  .formatted(layer.kind(), parameters, values, VALUES_AT_MOST)
              + " are the most; make the layers or the pictures smaller");
    }
  }

  /** What it is called in messages: a preset's name or a file. */
  public String name() {
    return name;
  }

  /** The shape of one sample, {@code [C, H, W]}. */
  public Shape input() {
    return input;
  }

  /** The layers in order, all sizes filled in; joins hold more of them. */
  public List<Layer> layers() {
    return path.layers();
  }

  /** The layers as a path. */
  public Path path() {
    return path;
  }

  /**
   * All layers with their names and shapes, those within joins before the joins that hold them:
   * {@code conv1, residual1.path.conv1, ..., residual1, ...}.
   */
  public List<Path.Place> places() {
    return places;
  }

  /** How the network ends. */
  public Head head() {
    return head;
  }

  /** How many classes it tells apart: two with one output, else as many as outputs. */
  public int classes() {
    return Math.max(2, places.getLast().output().size());
  }

  /** What is known of each parameter by its name in the model file, layer by layer. */
  Map<String, ParameterSpec> parameterSpecs() {
    Map<String, ParameterSpec> parameters = new LinkedHashMap<>();
    for (Path.Place place : places) {
      for (ParameterSpec spec : place.layer().parameters(place.input())) {
        parameters.put(place.name() + "." + spec.name(), spec);
      }
    }
    return parameters;
  }

  /** The layers built, with weights of zero. */
  Network network() {
    return new Network(input, new Path(head.networkLayers(path.layers())));
  }

  /**
   * The same layers for samples of another shape; sizes that were left to the layer before when
   * this was made are taken anew, sizes that were given stay.
   *
   * @throws ArchitectureException if they do not fit
   */
  public Architecture withInput(Shape input) {
    return of(name, input, written.layers());
  }

  /**
   * The same network with the right end for this number of classes: for two a Dense layer with one
   * output and a sigmoid, for more one output each and a softmax. Itself if it fits already.
   *
   * @throws ArchitectureException if it does not end with a Dense layer and an activation
   * @throws IllegalArgumentException if there are fewer than two classes
   */
  public Architecture withClasses(int classes) {
    if (classes < 2) {
      throw new IllegalArgumentException("a classifier has at least 2 classes, found " + classes);
    }
    if (classes == classes()) {
      return this;
    }
    List<Layer> layers = written.layers();
    int size = layers.size();
    if (size < 2 || !(layers.get(size - 2) instanceof Dense last)) {
      throw new ArchitectureException(
          ("%s tells %d classes apart and the data have %d; only a network that ends with Dense and"
                  + " Activation can be changed to fit")
              .formatted(name, classes(), classes));
    }
    List<Layer> changed = new ArrayList<>(layers.subList(0, size - 2));
    changed.add(new Dense(last.inputs(), classes == 2 ? 1 : classes, last.bias()));
    Activation.Function end =
        classes == 2 ? Activation.Function.SIGMOID : Activation.Function.SOFTMAX;
    changed.add(new Activation(end, ((Activation) layers.getLast()).loss()));
    return of(name, input, changed);
  }
}
