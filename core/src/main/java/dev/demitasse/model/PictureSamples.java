package dev.demitasse.model;

import dev.demitasse.data.Dataset;
import dev.demitasse.data.Standardisation;

/**
 * The pictures of a data set, standardised as they are read.
 *
 * @param dataset pictures of the network's input shape, with labels
 * @param standardisation mean and deviation of each channel
 */
public record PictureSamples(Dataset dataset, Standardisation standardisation) implements Samples {
  @Override
  public int size() {
    return dataset.size();
  }

  @Override
  public int label(int sample) {
    return dataset.label(sample);
  }

  @Override
  public void read(int sample, float[] x, int offset) {
    standardisation.apply(dataset, sample, x, offset);
  }
}
