package dev.demitasse.layers;

import dev.demitasse.tensor.InputException;

/** A layer has a hyper-parameter it cannot have or is given a shape it cannot take. */
public final class LayerException extends InputException {
  private static final long serialVersionUID = 1L;

  /** An error with this sentence, which names the layer, what it got and what it wants. */
  public LayerException(String message) {
    super(message);
  }
}
