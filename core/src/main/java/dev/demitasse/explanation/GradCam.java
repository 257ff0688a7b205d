package dev.demitasse.explanation;

import dev.demitasse.layers.Activation;
import dev.demitasse.layers.Conv;
import dev.demitasse.layers.Join;
import dev.demitasse.layers.Layer;
import dev.demitasse.layers.Path;
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
 * <p>The layer is the first activation behind the last convolution, or behind the join that holds
 * it, or that layer itself where none follows: not the pooling after it, which gives the same
 * weights but fewer places. The map is interpolated between the centres of what its values see of
 * the input, and divided by its largest value. A filter may have learned to see a thing at its own
 * edge; then the heat lies a little beside the thing, on the same side everywhere. Source:
 * Selvaraju et al., Grad-CAM: visual explanations from deep networks via gradient-based
 * localization, ICCV 2017.
 */
public final class GradCam {
  private GradCam() {}

  /**
   * The layer whose features are shown, from 0.
   *
   * @throws InputException if there is no convolution
   */
  public static int layer(Architecture architecture) {
    List<Path.Place> places = architecture.places();
    int convolution = lastConvolution(places, 2);
    if (convolution < 0) {
      convolution = lastConvolution(places, 1);
    }
    if (convolution < 0) {
      throw new InputException(
          "%s has no convolution, whose features Grad-CAM shows; use saliency instead"
              .formatted(architecture.name()));
    }
    for (int i = convolution + 1; area(places.get(i).input()) > 1; i++) {
      if (places.get(i).depth() == 0 && places.get(i).layer() instanceof Activation) {
        return i;
      }
    }
    return convolution;
  }

  /** The last layer of the outermost path that convolves and gives so many places, or -1. */
  private static int lastConvolution(List<Path.Place> places, int least) {
    int i = places.size() - 1;
    while (i >= 0
        && (places.get(i).depth() > 0
            || area(places.get(i).output()) < least
            || !convolves(places.get(i).layer()))) {
      i--;
    }
    return i;
  }

  private static boolean convolves(Layer layer) {
    return layer instanceof Conv
        || (layer instanceof Join join
            && join.paths().stream()
                .flatMap(path -> path.layers().stream())
                .anyMatch(GradCam::convolves));
  }

  /** How many places there are; 0 in a list of features. */
  private static int area(Shape shape) {
    return shape.rank() == 3 ? shape.dimension(1) * shape.dimension(2) : 0;
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
    Shape shape = architecture.places().get(layer).output();
    if (shape.rank() != 3) {
      throw new IllegalArgumentException("layer " + layer + " gives no pictures but " + shape);
    }
    float[] sum = weightedSum(observation, sample, layer, shape);
    ReceptiveField field = ReceptiveField.of(architecture).get(layer);
    Shape input = architecture.input();
    Interpolation rows =
        Interpolation.between(
            shape.dimension(1),
            centre(field.top(), field.height()),
            (double) field.jump(),
            input.dimension(1));
    Interpolation columns =
        Interpolation.between(
            shape.dimension(2),
            centre(field.left(), field.width()),
            (double) field.jump(),
            input.dimension(2));
    float[] map = Interpolation.grid(sum, rows, columns);
    Heat.divideByLargest(map);
    return new HeatMap(input.dimension(1), input.dimension(2), map);
  }

  private static double centre(long first, long count) {
    return first + (count - 1) / 2.0;
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
