package dev.demitasse.explanation;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.Rows;
import dev.demitasse.model.Architecture;
import dev.demitasse.model.ReceptiveField;
import dev.demitasse.tensor.InputException;
import dev.demitasse.tensor.Shape;
import java.util.List;

/**
 * Where the features are that speak for a class: {@code relu(sum over k of w[k] A[k])}, A being the
 * channels that a layer gives and {@code w[k]} the mean over the places of the gradient of the
 * class's score by A[k].
 *
 * <p>The layer is the first activation behind the last convolution, or the convolution itself where
 * none follows: not the pooling after it, which gives the same weights but fewer places. The map is
 * interpolated between the centres of what its values see of the input, and divided by its largest
 * value. A filter may have learned to see a thing at its own edge; then the heat lies a little
 * beside the thing, on the same side everywhere. Source: Selvaraju et al., Grad-CAM: visual
 * explanations from deep networks via gradient-based localization, ICCV 2017.
 */
public final class GradCam {
  private GradCam() {}

  /**
   * The layer whose features are shown, from 0.
   *
   * @throws InputException if there is no convolution
   */
  public static int layer(Architecture architecture) {
    List<Layer> layers = architecture.layers();
    int convolution = layers.size() - 1;
    while (convolution >= 0 && !(layers.get(convolution) instanceof Conv)) {
      convolution--;
    }
    if (convolution < 0) {
      throw new InputException(
          "%s has no convolution, whose features Grad-CAM shows; use saliency instead"
              .formatted(architecture.name()));
    }
    for (int i = convolution + 1; architecture.inputOf(i).rank() == 3; i++) {
      if (layers.get(i) instanceof Activation) {
        return i;
      }
    }
    return convolution;
  }

  /**
   * The map of one sample, of the network's input size, after {@link Observation#backFromScore}.
   *
   * @throws InputException if there is no convolution
   */
  public static HeatMap of(Observation observation, int sample) {
    return of(observation, sample, layer(observation.model().architecture()));
  }

  /** The map that another layer's features give; it has to give pictures. */
  public static HeatMap of(Observation observation, int sample, int layer) {
    Architecture architecture = observation.model().architecture();
    Shape shape = architecture.outputShapes().get(layer);
    if (shape.rank() != 3) {
      throw new IllegalArgumentException("layer " + layer + " gives no pictures but " + shape);
    }
    float[] sum = weightedSum(observation, sample, layer, shape);
    ReceptiveField field = ReceptiveField.of(architecture).get(layer);
    Shape input = architecture.input();
    Interpolation rows = axis(field.height(), field, shape.dimension(1), input.dimension(1));
    Interpolation columns = axis(field.width(), field, shape.dimension(2), input.dimension(2));
    float[] map = Interpolation.grid(sum, rows, columns);
    Heat.divideByLargest(map);
    return new HeatMap(input.dimension(1), input.dimension(2), map);
  }

  private static Interpolation axis(long seen, ReceptiveField field, int values, int pixels) {
    return Interpolation.between(
        values, field.offset() + (seen - 1) / 2.0, (double) field.jump(), pixels);
  }

  private static float[] weightedSum(Observation observation, int sample, int layer, Shape shape) {
    Rows outputs = observation.output(layer);
    Rows gradients = observation.outputGradient(layer);
    int places = shape.dimension(1) * shape.dimension(2);
    double[] sum = new double[places];
    for (int channel = 0; channel < shape.dimension(0); channel++) {
      int at = outputs.at(sample) + channel * places;
      double weight = 0;
      for (int i = 0; i < places; i++) {
        weight += gradients.values()[at + i];
      }
      weight /= places;
      for (int i = 0; i < places; i++) {
        sum[i] += weight * outputs.values()[at + i];
      }
    }
    float[] rectified = new float[places];
    for (int i = 0; i < places; i++) {
      rectified[i] = sum[i] <= 0 ? 0 : (float) sum[i]; // NaN stays
    }
    return rectified;
  }
}
