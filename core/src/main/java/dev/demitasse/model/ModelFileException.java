package dev.demitasse.model;

import dev.demitasse.tensor.InputException;

/** A model file cannot be read, or is not what a model file should be. */
public final class ModelFileException extends InputException {
  private static final long serialVersionUID = 1L;

  /** An error with this sentence. */
  public ModelFileException(String message) {
    super(message);
  }

  /** An error with this sentence and what led to it. */
  public ModelFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
