package dev.demitasse.model;

import dev.demitasse.tensor.InputException;

/** An architecture is not what it should be: its text, or how its layers fit together. */
public final class ArchitectureException extends InputException {
  private static final long serialVersionUID = 1L;

  /** An error with this sentence. */
  public ArchitectureException(String message) {
    super(message);
  }
}
