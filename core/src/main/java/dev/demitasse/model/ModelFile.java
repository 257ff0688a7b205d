package dev.demitasse.model;

import dev.demitasse.data.Fitting;
import dev.demitasse.data.Standardisation;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.ParameterSpec;
import dev.demitasse.tensor.InputException;
import dev.demitasse.tensor.Shape;
import dev.demitasse.tensor.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
  private static final String TEMPERATURE = "temperature"; // absent where it is 1
  private static final String FINGERPRINT = "data_fingerprint";
  private static final String SEED = "seed";
  private static final String VERSION = "version";
  private static final String JDK = "jdk";

  private final Path file;
  private final ModelTexts texts;
  private final Map<String, Tensor> tensors;

  private ModelFile(Path file, SafeTensors content) {
    this.file = file;
    this.texts = new ModelTexts(file, content.metadata());
    this.tensors = content.tensors();
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
    texts.put(CLASSES, ModelTexts.of(model.classNames()));
    texts.put(INPUT_SHAPE, model.architecture().input().toString());
    texts.put(SCALED_SIZE, fitting.scaledHeight() + "x" + fitting.scaledWidth());
    texts.put(KEEP_ASPECT, Boolean.toString(fitting.keepAspect()));
    texts.put(MEAN, ModelTexts.of(standardisation.mean()));
    texts.put(DEVIATION, ModelTexts.of(standardisation.deviation()));
    texts.put(THRESHOLD, Double.toString(model.threshold()));
    if (model.head().temperature() != 1) {
      texts.put(TEMPERATURE, Double.toString(model.head().temperature()));
    }
    texts.put(FINGERPRINT, model.provenance().dataFingerprint());
    texts.put(SEED, Long.toString(model.provenance().seed()));
    texts.put(VERSION, model.provenance().version());
    texts.put(JDK, model.provenance().jdk());
    return texts;
  }

  static Model read(Path file) {
    ModelFile read = new ModelFile(file, SafeTensors.read(file));
    try {
      return read.model();
    } catch (ModelFileException e) {
      throw e;
    } catch (InputException | IllegalArgumentException e) {
      throw new ModelFileException(
          file + " is no sound model file: " + e.getMessage() + "; copy or train it again", e);
    }
  }

  private Model model() {
    if (!texts.text(FORMAT).equals(FORMAT_VERSION)) {
      throw new ModelFileException(
          "%s has model format %s where %s was expected; use the version of Demitasse that wrote it"
              .formatted(file, Excerpt.of(texts.text(FORMAT)), FORMAT_VERSION));
    }
    Shape input = Shape.of(texts.sizes(INPUT_SHAPE, 3));
    ArchitectureText text =
        ArchitectureText.parse(Excerpt.printable(texts.text(NAME)), texts.text(ARCHITECTURE));
    Architecture architecture = text.architecture(input);
    List<String> classNames = texts.names(CLASSES);
    Preprocessing preprocessing = new Preprocessing(fitting(input), standardisation(input));
    Model.checkFit(architecture, classNames, preprocessing);
    Head head = architecture.head().withTemperature(temperature(architecture.head()));
    checkTensors(architecture.parameterSpecs());
    Network network = architecture.network(); // only now: it takes the weights' memory
    for (Parameter parameter : network.parameters()) {
      Tensor values = tensors.get(parameter.name());
      System.arraycopy(values.values(), 0, parameter.values(), 0, parameter.size());
    }
    return new Model(
        architecture,
        network,
        head,
        new Model.Labels(classNames, threshold()),
        preprocessing,
        new Provenance(
            texts.text(FINGERPRINT), texts.whole(SEED), texts.text(VERSION), texts.text(JDK)));
  }

  private Fitting fitting(Shape input) {
    int[] scaled = texts.sizes(SCALED_SIZE, 2);
    return new Fitting(
        input.dimension(0),
        input.dimension(1),
        input.dimension(2),
        scaled[0],
        scaled[1],
        texts.flag(KEEP_ASPECT));
  }

  private Standardisation standardisation(Shape input) {
    int channels = input.dimension(0);
    return new Standardisation(texts.floats(MEAN, channels), texts.floats(DEVIATION, channels));
  }

  private double threshold() {
    double threshold = texts.number(THRESHOLD);
    if (!(threshold >= 0 && threshold <= 1)) {
      throw texts.broken(THRESHOLD, threshold, "a number from 0 to 1");
    }
    return threshold;
  }

  private double temperature(Head head) {
    if (!texts.texts().containsKey(TEMPERATURE)) {
      return 1;
    }
    double temperature = texts.number(TEMPERATURE);
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw texts.broken(TEMPERATURE, temperature, "a finite number above 0");
    }
    if (!head.hasLogits() && temperature != 1) {
      throw texts.broken(TEMPERATURE, temperature, "1 for a network without logits");
    }
    return temperature;
  }

  private void checkTensors(Map<String, ParameterSpec> expected) {
    for (String name : tensors.keySet()) {
      if (!expected.containsKey(name)) {
        throw new ModelFileException(
            ("%s is no sound model file: no layer of its architecture has the weights %s, there are"
                    + " %s; copy or train it again")
                .formatted(file, Excerpt.of(name), String.join(", ", expected.keySet())));
      }
    }
    expected.forEach(this::checkTensor);
  }

  private void checkTensor(String name, ParameterSpec spec) {
    Shape shape = spec.shape();
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new ModelFileException(
          ("%s is no sound model file: it lacks the weights %s of its architecture; copy or train"
                  + " it again")
              .formatted(file, name));
    }
    if (!tensor.shape().equals(shape)) {
      throw texts.broken(name, tensor.shape(), shape);
    }
    for (float value : tensor.values()) {
      if (!Float.isFinite(value)) {
        throw texts.broken("a value of " + name, value, "a finite number");
      }
      if (value < 0 && spec.isVariance()) {
        throw texts.broken("a value of " + name, value, "a variance of at least 0");
      }
    }
  }
}
