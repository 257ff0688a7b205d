package dev.demitasse.model;

import dev.demitasse.data.Fitting;
import dev.demitasse.data.Standardisation;
import dev.demitasse.tensor.Shape;

/**
 * What happens to a picture before the network sees it.
 *
 * @param fitting how it gets the network's size and channels
 * @param standardisation how its pixels become numbers around zero
 */
public record Preprocessing(Fitting fitting, Standardisation standardisation) {
  /** The shape of what the network is given, {@code [C, H, W]}. */
  public Shape shape() {
    return fitting.shape();
  }
}
