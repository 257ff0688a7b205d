package dev.demitasse.model;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Join;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.LayerException;
import dev.demitasse.layers.LossName;
import dev.demitasse.layers.Path;
import dev.demitasse.losses.BinaryCrossEntropy;
import dev.demitasse.losses.Loss;
import dev.demitasse.losses.SoftmaxCrossEntropy;
import dev.demitasse.losses.SquaredError;
import dev.demitasse.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * How a network ends: the loss it is trained with and what turns its outputs into probabilities.
 *
 * <p>With cross-entropy the last activation is not a layer of the network but part of the loss,
 * which takes logits; when predicting, it is applied to the logits here. With squared error it is a
 * layer like others and the outputs are the probabilities.
 *
 * @param loss what the network's outputs are measured by
 * @param link what the network's outputs are
 * @param temperature what logits are divided by before they become probabilities, above 0; 1 leaves
 *     them as training made them, and is all there is where the outputs are probabilities. The loss
 *     is always that of the logits as they are.
 */
public record Head(Loss loss, Link link, double temperature) {
  /**
   * Checks the temperature.
   *
   * @throws IllegalArgumentException if it is not a finite number above 0, or there are no logits
   *     to divide by it
   */
  public Head {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a temperature of " + temperature);
    }
    if (link == Link.PROBABILITIES && temperature != 1) {
      throw new IllegalArgumentException(
          "a temperature of " + temperature + " for a network that has no logits");
    }
  }

  /** A head whose logits become probabilities as they are. */
  public Head(Loss loss, Link link) {
    this(loss, link, 1);
  }

  /** What a network's outputs are. */
  public enum Link {
    /** One logit a sample: the probability of the second class is its sigmoid. */
    SIGMOID,
    /** A logit for each class: the probabilities are their softmax. */
    SOFTMAX,
    /** Probabilities: one, of the second class, or one for each class. */
    PROBABILITIES
  }

  /**
   * The head of a network of these layers.
   *
   * @param output the shape of what the last layer gives for one sample
   * @throws LayerException if the last layer is no sigmoid or softmax, or the shape does not fit it
   */
  public static Head of(Path path, Shape output) {
    List<Layer> layers = path.layers();
    if (layers.isEmpty() || !(layers.getLast() instanceof Activation last)) {
      throw wrongEnd(layers.isEmpty() ? "nothing" : layers.getLast().kind());
    }
    if (output.rank() != 1) {
      throw new LayerException(
          "a classifier ends with a flat list of outputs, got "
              + output
              + "; put Flatten() and Dense before its last activation");
    }
    int outputs = output.size();
    LossName name = lossName(layers);
    return switch (last.function()) {
      case SIGMOID -> {
        if (outputs != 1) {
          throw new LayerException(
              "a sigmoid at the end wants 1 output, got "
                  + outputs
                  + "; end with softmax to tell "
                  + outputs
                  + " classes apart");
        }
        yield name == LossName.CROSS_ENTROPY
            ? new Head(new BinaryCrossEntropy(), Link.SIGMOID)
            : new Head(new SquaredError(), Link.PROBABILITIES);
      }
      case SOFTMAX -> {
        if (outputs < 2) {
          throw new LayerException(
              "a softmax at the end wants 2 outputs or more, got 1; end with sigmoid instead");
        }
        yield name == LossName.CROSS_ENTROPY
            ? new Head(new SoftmaxCrossEntropy(), Link.SOFTMAX)
            : new Head(new SquaredError(), Link.PROBABILITIES);
      }
      case RELU, LEAKY_RELU, RELU6, ELU, GELU, SILU, HARD_SWISH, HARD_SIGMOID, SOFTPLUS, TANH ->
          throw wrongEnd(last.function().text());
    };
  }

  private static LayerException wrongEnd(String found) {
    return new LayerException(
        "a classifier ends with Activation(\"sigmoid\", ...) or Activation(\"softmax\", ...), got "
            + found);
  }

  /**
   * The loss that the activations name, cross-entropy where none does.
   *
   * @throws LayerException if they name two, or one does that stands within a join
   */
  public static LossName lossName(List<Layer> layers) {
    for (Layer layer : layers) {
      if (layer instanceof Join join) {
        join.paths().forEach(Head::checkNoLoss);
      }
    }
    List<LossName> names =
        layers.stream()
            .filter(Activation.class::isInstance)
            .map(Activation.class::cast)
            .flatMap(activation -> activation.loss().stream())
            .distinct()
            .toList();
    if (names.size() > 1) {
      throw new LayerException(
          "all activations must name one loss, got "
              + names.get(0).text()
              + " and "
              + names.get(1).text());
    }
    return names.isEmpty() ? LossName.CROSS_ENTROPY : names.getFirst();
  }

  private static void checkNoLoss(Path path) {
    for (Layer layer : path.layers()) {
      if (layer instanceof Activation activation && activation.loss().isPresent()) {
        throw new LayerException(
            "the loss %s is named within a join; name it in an activation outside"
                .formatted(activation.loss().get().text()));
      }
      if (layer instanceof Join join) {
        join.paths().forEach(Head::checkNoLoss);
      }
    }
  }

  /** This head with another temperature. */
  Head withTemperature(double temperature) {
    return new Head(loss, link, temperature);
  }

  /** Whether the network's outputs are logits, so that a temperature can be found for them. */
  public boolean hasLogits() {
    return link != Link.PROBABILITIES;
  }

  /** The layers that the network computes: all, but for an activation that the loss contains. */
  List<Layer> networkLayers(List<Layer> layers) {
    return link == Link.PROBABILITIES ? layers : layers.subList(0, layers.size() - 1);
  }

  /** How many of the network's layers it takes to the logits, of so many that it has. */
  public int depthOfLogits(int depth) {
    return link == Link.PROBABILITIES ? depth - 1 : depth;
  }

  /**
   * Overwrites the gradient of a class's score by the logits, for each sample. The score is the
   * class's logit; where there is one logit, that is the score of the second class, and its
   * negative that of the first.
   *
   * @param label the class
   * @param size how many logits a sample has
   * @param gradient laid out as the logits, {@code [samples, size]}
   */
  public void scoreGradient(int label, int samples, int size, float[] gradient) {
    Arrays.fill(gradient, 0, samples * size, 0);
    for (int n = 0; n < samples; n++) {
      gradient[n * size + (size == 1 ? 0 : label)] = size == 1 && label == 0 ? -1 : 1;
    }
  }

  /**
   * The probabilities for each sample, class by class.
   *
   * @param outputs the network's outputs, {@code [samples, outputs]}
   * @return probabilities {@code [samples, classes]}; with one output there are two classes
   */
  public double[] probabilities(float[] outputs, int samples) {
    int size = outputs.length / samples;
    int classes = Math.max(2, size);
    double[] probabilities = new double[samples * classes];
    for (int n = 0; n < samples; n++) {
      switch (link) {
        case SIGMOID -> binary(sigmoid(outputs[n] / temperature), probabilities, n);
        case SOFTMAX -> softmax(outputs, n * size, size, probabilities);
        case PROBABILITIES -> {
          if (size == 1) {
            binary(outputs[n], probabilities, n);
          } else {
            for (int i = n * size; i < (n + 1) * size; i++) {
              probabilities[i] = outputs[i];
            }
          }
        }
      }
    }
    return probabilities;
  }

  private static void binary(double positive, double[] probabilities, int sample) {
    probabilities[2 * sample] = 1 - positive;
    probabilities[2 * sample + 1] = positive;
  }

  private static double sigmoid(double logit) {
    double small = StrictMath.exp(-Math.abs(logit));
    return (logit >= 0 ? 1 : small) / (1 + small);
  }

  private void softmax(float[] logits, int offset, int count, double[] probabilities) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, logits[offset + i]);
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      probabilities[offset + i] = StrictMath.exp((logits[offset + i] - largest) / temperature);
      sum += probabilities[offset + i];
    }
    for (int i = 0; i < count; i++) {
      probabilities[offset + i] /= sum;
    }
  }
}
