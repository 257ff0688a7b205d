package dev.demitasse.data;

import dev.demitasse.tensor.InputException;

/** A data set or a picture is not what it should be; the message is one sentence naming it. */
public final class DataException extends InputException {
  private static final long serialVersionUID = 1L;

  /** An error with this sentence. */
  public DataException(String message) {
    super(message);
  }

  /** An error with this sentence and what led to it. */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
