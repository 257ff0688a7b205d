package dev.demitasse.explanation;

import dev.demitasse.layers.Rows;
import dev.demitasse.tensor.Shape;

/**
 * How much a class's score changes with each pixel: {@code max over c of |d score / d x[c, i, j]|},
 * x being the standardised input.
 *
 * <p>A few pixels often have far larger gradients than all others. So the 99th percentile becomes
 * 0.95, and what is above it lies between 0.95 and 1. Source: Simonyan, Vedaldi and Zisserman, Deep
 * inside convolutional networks: visualising image classification models and saliency maps, 2013.
 */
public final class Saliency {
  private Saliency() {}

  /** The map of one sample, after {@link Observation#backFromScore}. */
  public static HeatMap of(Observation observation, int sample) {
    Shape input = observation.model().architecture().input();
    Rows gradients = observation.inputGradient();
    int places = input.dimension(1) * input.dimension(2);
    float[] map = new float[places];
    for (int i = 0; i < input.size(); i++) {
      float size = Math.abs(gradients.values()[gradients.at(sample) + i]);
      map[i % places] = Math.max(map[i % places], size); // NaN stays
    }
    Heat.divideByPercentile(map);
    return new HeatMap(input.dimension(1), input.dimension(2), map);
  }
}
