package dev.demitasse.model;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Dense;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.LayerException;
import dev.demitasse.layers.ParameterSpec;
import dev.demitasse.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The layers of a classifier, from the input's shape to the activation that gives probabilities.
 *
 * <p>Every layer fits the one before and all sizes are filled in.
 */
public final class Architecture {
  /** What a network may hold in parameters, and as much again between its layers: 1 GB each. */
  static final int VALUES_AT_MOST = 1 << 28;

  private final String name;
  private final Shape input;
  private final List<Layer> written;
  private final List<Layer> layers;
  private final List<Shape> shapes;
  private final Head head;

  private Architecture(String name, Shape input, List<? extends Layer> written, Fitted fitted) {
    this.name = name;
    this.input = input;
    this.written = List.copyOf(written);
    this.layers = Collections.unmodifiableList(fitted.layers);
    this.shapes = Collections.unmodifiableList(fitted.shapes);
    try {
      this.head = Head.of(layers, shapes.getLast());
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
      String name, Shape input, List<? extends Layer> layers, List<Integer> lines) {
    if (layers.isEmpty()) {
      throw new ArchitectureException(
          name + ": there are no layers; a classifier needs at least Flatten, Dense, Activation");
    }
    if (input.rank() != 3) {
      throw new IllegalArgumentException("a sample is [C, H, W], found " + input);
    }
    Fitted fitted = new Fitted(input);
    for (int i = 0; i < layers.size(); i++) {
      try {
        fitted.add(layers.get(i));
      } catch (LayerException e) {
        String place = lines.isEmpty() ? "" : ", line " + lines.get(i);
        throw new ArchitectureException(
            "%s%s, layer %d: %s".formatted(name, place, i + 1, e.getMessage()));
      }
    }
    return new Architecture(name, input, layers, fitted);
  }

  /** Layers as they are put one behind the other. */
  private static final class Fitted {
    private final List<Layer> layers = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();
    private Shape shape;
    private long values;
    private long parameters;

    Fitted(Shape input) {
      shape = input;
      values = input.size();
    }

    void add(Layer layer) {
      Layer resolved = layer.resolve(shape);
      for (ParameterSpec parameter : resolved.parameters(shape)) {
        parameters += parameter.shape().size();
      }
      shape = resolved.outputShape(shape);
      values += shape.size();
      if (parameters > VALUES_AT_MOST || values > VALUES_AT_MOST) {
        throw new LayerException(
            "with this %s there are %d parameters and %d values between the layers where %d each"
                    .formatted(layer.kind(), parameters, values, VALUES_AT_MOST)
                + " are the most; make the layers or the pictures smaller");
      }
      layers.add(resolved);
      shapes.add(shape);
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

  /** The layers in order, all sizes filled in. */
  public List<Layer> layers() {
    return layers;
  }

  /** The shape of what each layer gives for one sample. */
  public List<Shape> outputShapes() {
    return shapes;
  }

  /** The shape of what a layer, counted from 0, is given. */
  public Shape inputOf(int layer) {
    return layer == 0 ? input : shapes.get(layer - 1);
  }

  /** A name for each layer: its kind and a count, {@code conv1, activation1, maxpool1, conv2}. */
  public List<String> layerNames() {
    Map<String, Integer> counts = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (Layer layer : layers) {
      String kind = layer.kind().toLowerCase(Locale.ROOT);
      names.add(kind + counts.merge(kind, 1, Integer::sum));
    }
    return names;
  }

  /** How the network ends. */
  public Head head() {
    return head;
  }

  /** How many classes it tells apart: two with one output, else as many as outputs. */
  public int classes() {
    return Math.max(2, shapes.getLast().size());
  }

  /** The shape of each parameter by its name in the model file, layer by layer. */
  Map<String, Shape> parameterShapes() {
    Map<String, Shape> parameters = new LinkedHashMap<>();
    List<String> names = layerNames();
    for (int i = 0; i < layers.size(); i++) {
      for (ParameterSpec spec : layers.get(i).parameters(inputOf(i))) {
        parameters.put(names.get(i) + "." + spec.name(), spec.shape());
      }
    }
    return parameters;
  }

  /** The layers built, with weights of zero. */
  Network network() {
    List<Layer> computed = head.networkLayers(layers);
    return new Network(input, computed, layerNames().subList(0, computed.size()));
  }

  /**
   * The same layers for samples of another shape; sizes that were left to the layer before when
   * this was made are taken anew, sizes that were given stay.
   *
   * @throws ArchitectureException if they do not fit
   */
  public Architecture withInput(Shape input) {
    return of(name, input, written);
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
    int size = layers.size();
    if (size < 2 || !(written.get(size - 2) instanceof Dense last)) {
      throw new ArchitectureException(
          ("%s tells %d classes apart and the data have %d; only a network that ends with Dense and"
                  + " Activation can be changed to fit")
              .formatted(name, classes(), classes));
    }
    List<Layer> changed = new ArrayList<>(written.subList(0, size - 2));
    changed.add(new Dense(last.inputs(), classes == 2 ? 1 : classes));
    Activation.Function end =
        classes == 2 ? Activation.Function.SIGMOID : Activation.Function.SOFTMAX;
    changed.add(new Activation(end, ((Activation) layers.getLast()).loss()));
    return of(name, input, changed);
  }
}
