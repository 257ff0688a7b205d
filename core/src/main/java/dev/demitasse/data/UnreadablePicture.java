package dev.demitasse.data;

/**
 * A file turned out to be no picture that can be read.
 *
 * <p>The message is the reason without the file's name, in words that continue a sentence: {@code
 * is empty}.
 */
final class UnreadablePicture extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadablePicture(String reason) {
    super(reason);
  }

  UnreadablePicture(String reason, Throwable cause) {
    super(reason, cause);
  }
}
