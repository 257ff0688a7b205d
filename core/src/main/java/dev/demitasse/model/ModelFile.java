package dev.demitasse.model;

import dev.demitasse.data.Fitting;
import dev.demitasse.data.Standardisation;
import dev.demitasse.layers.Parameter;
import dev.demitasse.tensor.InputException;
import dev.demitasse.tensor.Shape;
import dev.demitasse.tensor.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A model as a SafeTensors file: weights by layer name, and all else as texts beside them. */
final class ModelFile {
  private static final String FORMAT = "demitasse_format";
  private static final String FORMAT_VERSION = "1";
  private static final String ARCHITECTURE = "architecture";
  private static final String NAME = "name";
  private static final String CLASSES = "classes";
  private static final String INPUT_SHAPE = "input_shape";
  private static final String SCALED_SIZE = "scaled_size";
  private static final String KEEP_ASPECT = "keep_aspect";
  private static final String MEAN = "mean";
  private static final String DEVIATION = "deviation";
  private static final String THRESHOLD = "threshold";
  private static final String FINGERPRINT = "data_fingerprint";
  private static final String SEED = "seed";
  private static final String VERSION = "version";
  private static final String JDK = "jdk";

  private final Path file;
  private final SafeTensors content;

  private ModelFile(Path file, SafeTensors content) {
    this.file = file;
    this.content = content;
  }

  static void write(Model model, Path file) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Parameter parameter : model.network().parameters()) {
      tensors.put(parameter.name(), parameter.tensor());
    }
    new SafeTensors(tensors, metadata(model)).write(file);
  }

  private static Map<String, String> metadata(Model model) {
    Fitting fitting = model.preprocessing().fitting();
    Standardisation standardisation = model.preprocessing().standardisation();
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("format", "demitasse");
    texts.put(FORMAT, FORMAT_VERSION);
    texts.put(NAME, model.architecture().name());
    texts.put(ARCHITECTURE, ArchitectureText.print(model.architecture()));
    texts.put(CLASSES, String.join("\n", model.classNames()));
    texts.put(INPUT_SHAPE, model.architecture().input().toString());
    texts.put(SCALED_SIZE, fitting.scaledHeight() + "x" + fitting.scaledWidth());
    texts.put(KEEP_ASPECT, Boolean.toString(fitting.keepAspect()));
    texts.put(MEAN, join(standardisation.mean()));
    texts.put(DEVIATION, join(standardisation.deviation()));
    texts.put(THRESHOLD, Double.toString(model.threshold()));
    texts.put(FINGERPRINT, model.provenance().dataFingerprint());
    texts.put(SEED, Long.toString(model.provenance().seed()));
    texts.put(VERSION, model.provenance().version());
    texts.put(JDK, model.provenance().jdk());
    return texts;
  }

  private static String join(float[] numbers) {
    return IntStream.range(0, numbers.length)
        .mapToObj(i -> Float.toString(numbers[i]))
        .collect(Collectors.joining(","));
  }

  static Model read(Path file) {
    return new ModelFile(file, SafeTensors.read(file)).model();
  }

  private Model model() {
    if (!text(FORMAT).equals(FORMAT_VERSION)) {
      throw broken(FORMAT, text(FORMAT), FORMAT_VERSION);
    }
    try {
      Shape input = Shape.of(numbers(INPUT_SHAPE, text(INPUT_SHAPE).split("x", -1)));
      Architecture architecture =
          ArchitectureText.parse(text(NAME), text(ARCHITECTURE)).architecture(input);
      List<String> classNames = List.of(text(CLASSES).split("\n", -1));
      Preprocessing preprocessing = new Preprocessing(fitting(input), standardisation());
      Model.checkFit(architecture, classNames, preprocessing);
      Network network = architecture.network();
      fill(network);
      double threshold = threshold();
      return new Model(
          architecture,
          network,
          new Model.Labels(classNames, threshold),
          preprocessing,
          provenance());
    } catch (ModelFileException e) {
      throw e;
    } catch (InputException | IllegalArgumentException e) {
      throw new ModelFileException(
          file + " is no sound model file: " + e.getMessage() + "; copy or train it again", e);
    }
  }

  private Fitting fitting(Shape input) {
    int[] scaled = numbers(SCALED_SIZE, text(SCALED_SIZE).split("x", -1));
    if (input.rank() != 3 || scaled.length != 2) {
      throw broken(SCALED_SIZE, text(SCALED_SIZE), "a height and a width such as 28x28");
    }
    return new Fitting(
        input.dimension(0),
        input.dimension(1),
        input.dimension(2),
        scaled[0],
        scaled[1],
        Boolean.parseBoolean(text(KEEP_ASPECT)));
  }

  private Standardisation standardisation() {
    return new Standardisation(floats(MEAN), floats(DEVIATION));
  }

  private Provenance provenance() {
    long seed;
    try {
      seed = Long.parseLong(text(SEED));
    } catch (NumberFormatException e) {
      throw broken(SEED, text(SEED), "a whole number");
    }
    return new Provenance(text(FINGERPRINT), seed, text(VERSION), text(JDK));
  }

  private double threshold() {
    double[] threshold = doubles(THRESHOLD);
    if (threshold.length != 1 || !(threshold[0] >= 0 && threshold[0] <= 1)) {
      throw broken(THRESHOLD, text(THRESHOLD), "a number from 0 to 1");
    }
    return threshold[0];
  }

  private void fill(Network network) {
    List<Parameter> parameters = network.parameters();
    if (content.tensors().size() != parameters.size()) {
      String expected = parameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
      throw broken("weights", String.join(", ", content.tensors().keySet()), expected);
    }
    for (Parameter parameter : parameters) {
      Tensor tensor = content.tensors().get(parameter.name());
      if (tensor == null) {
        throw broken("weights", "no " + parameter.name(), parameter.name());
      }
      if (!tensor.shape().equals(parameter.spec().shape())) {
        throw broken(parameter.name(), tensor.shape(), parameter.spec().shape());
      }
      for (float value : tensor.values()) {
        if (!Float.isFinite(value)) {
          throw broken(parameter.name(), "the value " + value, "finite numbers");
        }
      }
      System.arraycopy(tensor.values(), 0, parameter.values(), 0, parameter.size());
    }
  }

  private String text(String key) {
    String text = content.metadata().get(key);
    if (text == null) {
      throw new ModelFileException(
          file
              + " was not written by Demitasse: its metadata lack \""
              + key
              + "\"; name a model.safetensors that `demitasse train` wrote");
    }
    return text;
  }

  private int[] numbers(String key, String[] texts) {
    try {
      return Arrays.stream(texts).mapToInt(Integer::parseInt).toArray();
    } catch (NumberFormatException e) {
      throw broken(key, text(key), "sizes joined by x");
    }
  }

  private double[] doubles(String key) {
    try {
      return Arrays.stream(text(key).split(",", -1)).mapToDouble(Double::parseDouble).toArray();
    } catch (NumberFormatException e) {
      throw broken(key, text(key), "numbers joined by commas");
    }
  }

  private float[] floats(String key) {
    double[] doubles = doubles(key);
    float[] floats = new float[doubles.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) doubles[i];
    }
    return floats;
  }

  private ModelFileException broken(String what, Object found, Object expected) {
    return new ModelFileException(
        "%s is no sound model file: %s is %s where %s was expected; copy or train it again"
            .formatted(file, what, found, expected));
  }
}
