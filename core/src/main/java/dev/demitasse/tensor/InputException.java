package dev.demitasse.tensor;

/**
 * Something given to Demitasse is not what it should be: a file, an option, an architecture.
 *
 * <p>The message is one sentence for the person who gave it: where, what was found, what was
 * expected and what to do.
 */
public class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error with this sentence. */
  public InputException(String message) {
    super(message);
  }

  /** An error with this sentence and what led to it. */
  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
