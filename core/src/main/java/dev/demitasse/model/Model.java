package dev.demitasse.model;

import dev.demitasse.data.Picture;
import dev.demitasse.data.PictureReader;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Initialisation;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.PRelu;
import dev.demitasse.layers.Parameter;
import dev.demitasse.layers.Pass;
import dev.demitasse.layers.Path;
import dev.demitasse.tensor.Randomness;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * An image classifier: an architecture with weights, and what is needed to use them on pictures.
 *
 * <p>Predicting is safe from any number of threads at once. Training changes the weights in place
 * and wants the model for itself.
 */
public final class Model {
  private final Architecture architecture;
  private final Network network;
  private final Head head;
  private final List<String> classNames;
  private final Preprocessing preprocessing;
  private final double threshold;
  private final Provenance provenance;
  private final Kernels kernels = Kernels.fastest();
  private final ConcurrentLinkedQueue<Pass> idlePasses = new ConcurrentLinkedQueue<>();

  Model(
      Architecture architecture,
      Network network,
      Head head,
      Labels labels,
      Preprocessing preprocessing,
      Provenance provenance) {
    this.architecture = architecture;
    this.network = network;
    this.head = head;
    this.classNames = labels.classNames();
    this.threshold = labels.threshold();
    this.preprocessing = preprocessing;
    this.provenance = provenance;
  }

  /**
   * The names of a model's classes and where it draws the line between two.
   *
   * @param threshold probability from which on the second of two classes is chosen, 0..1
   */
  record Labels(List<String> classNames, double threshold) {
    Labels {
      classNames = List.copyOf(classNames);
    }
  }

  /**
   * A new model with random weights: He's before rectifiers, Xavier's elsewhere, biases zero.
   *
   * @param architecture layers and input shape; must fit the number of classes
   * @param classNames the classes, in the order of the outputs; of two, the second is the positive
   * @param preprocessing how pictures are made to fit, of the architecture's input shape
   * @param provenance names the seed that the weights derive from
   * @throws dev.demitasse.tensor.InputException if classes or preprocessing do not fit the
   *     architecture
   */
  public static Model create(
      Architecture architecture,
      List<String> classNames,
      Preprocessing preprocessing,
      Provenance provenance) {
    checkFit(architecture, classNames, preprocessing);
    Network network = architecture.network();
    initialise(architecture.places(), network, new Randomness(provenance.seed()));
    Labels labels = new Labels(classNames, 0.5);
    return new Model(architecture, network, architecture.head(), labels, preprocessing, provenance);
  }

  static void checkFit(
      Architecture architecture, List<String> classNames, Preprocessing preprocessing) {
    if (classNames.size() != architecture.classes()) {
      throw new ArchitectureException(
          architecture.name()
              + " tells "
              + architecture.classes()
              + " classes apart, but "
              + classNames.size()
              + " were named: "
              + Excerpt.of(String.join(", ", classNames)));
    }
    if (!preprocessing.shape().equals(architecture.input())) {
      throw new ArchitectureException(
          architecture.name()
              + " takes pictures of "
              + architecture.input()
              + ", but they are made to be "
              + preprocessing.shape());
    }
  }

  private static void initialise(List<Path.Place> places, Network network, Randomness randomness) {
    for (Parameter parameter : network.parameters()) {
      int layer = network.layerOf(parameter);
      Initialisation how =
          places.subList(layer + 1, places.size()).stream()
              .filter(next -> !next.isBeside(places.get(layer)))
              .flatMap(next -> wantedBefore(next.layer()).stream())
              .findFirst()
              .orElse(Initialisation.XAVIER);
      how.initialise(
          parameter, randomness.stream(Randomness.Purpose.INITIAL_WEIGHTS, 0, parameter.index()));
    }
  }

  /** What a function of its inputs wants of the weights before it; empty for other layers. */
  private static Optional<Initialisation> wantedBefore(Layer layer) {
    return switch (layer) {
      case Activation activation -> Optional.of(Initialisation.before(activation.function()));
      case PRelu _ -> Optional.of(Initialisation.HE);
      default -> Optional.empty();
    };
  }

  /**
   * Reads a model file.
   *
   * @throws dev.demitasse.tensor.InputException if it cannot be read or is no model file
   */
  public static Model load(java.nio.file.Path file) {
    return ModelFile.read(file);
  }

  /**
   * Writes a model file, whole or not at all; a file of that name is replaced.
   *
   * @throws dev.demitasse.tensor.InputException if it cannot be written
   */
  public void save(java.nio.file.Path file) {
    ModelFile.write(this, file);
  }

  /** This model, its weights shared, with another threshold between its two classes. */
  public Model withThreshold(double threshold) {
    Labels labels = new Labels(classNames, threshold);
    return new Model(architecture, network, head, labels, preprocessing, provenance);
  }

  /**
   * This model, its weights shared, with another temperature: what its logits are divided by before
   * they become probabilities. The threshold stays, and is best chosen anew.
   *
   * @throws IllegalArgumentException if it is not a finite number above 0, or is not 1 and the
   *     network's outputs are probabilities already
   */
  public Model withTemperature(double temperature) {
    return new Model(
        architecture,
        network,
        head.withTemperature(temperature),
        new Labels(classNames, threshold),
        preprocessing,
        provenance);
  }

  /** This model, its weights shared, with another account of where they come from. */
  public Model withProvenance(Provenance provenance) {
    Labels labels = new Labels(classNames, threshold);
    return new Model(architecture, network, head, labels, preprocessing, provenance);
  }

  /** The layers and the input shape. */
  public Architecture architecture() {
    return architecture;
  }

  /** The layers built, with the weights. */
  public Network network() {
    return network;
  }

  /** How the network ends, and its temperature. */
  public Head head() {
    return head;
  }

  /** The classes, in the order of the probabilities. */
  public List<String> classNames() {
    return classNames;
  }

  /** The probability from which on the second of two classes is chosen, 0..1. */
  public double threshold() {
    return threshold;
  }

  /** What happens to a picture before the network sees it. */
  public Preprocessing preprocessing() {
    return preprocessing;
  }

  /** Where the weights come from. */
  public Provenance provenance() {
    return provenance;
  }

  /** Says what is in a picture of any size; safe from any number of threads at once. */
  public Prediction predict(BufferedImage image) {
    return predict(PictureReader.of(image));
  }

  /** Says what is in a picture of any size; safe from any number of threads at once. */
  public Prediction predict(Picture picture) {
    byte[] pixels = preprocessing.fitting().apply(picture).pixels();
    Pass pass = idlePasses.poll();
    if (pass == null) {
      pass = network.predictionPass(1, kernels);
    }
    pass.beginPrediction(1);
    preprocessing.standardisation().apply(pixels, pass.input(), 0);
    pass.forward();
    float[] outputs =
        Arrays.copyOf(pass.output(), network.outputShape().size()); // it may be larger
    double[] probabilities = head.probabilities(outputs, 1);
    idlePasses.offer(pass);
    return prediction(probabilities);
  }

  /**
   * What probabilities come to, by the threshold.
   *
   * @param probabilities one for each class
   */
  public Prediction prediction(double[] probabilities) {
    int chosen = choose(probabilities);
    Map<String, Double> byName = new LinkedHashMap<>();
    for (int i = 0; i < probabilities.length; i++) {
      byName.put(classNames.get(i), probabilities[i]);
    }
    return new Prediction(classNames.get(chosen), probabilities[chosen], byName);
  }

  private int choose(double[] probabilities) {
    if (probabilities.length == 2) {
      return probabilities[1] >= threshold ? 1 : 0;
    }
    int largest = 0;
    for (int i = 1; i < probabilities.length; i++) {
      if (probabilities[i] > probabilities[largest]) {
        largest = i;
      }
    }
    return largest;
  }
}
