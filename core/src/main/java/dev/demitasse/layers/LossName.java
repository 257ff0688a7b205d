package dev.demitasse.layers;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A loss as architecture text names it. */
public enum LossName {
  /** Binary cross-entropy after a sigmoid, softmax cross-entropy after a softmax. */
  CROSS_ENTROPY("cross_entropy"),
  /** The mean squared difference from the one-hot target. */
  SQUARED_ERROR("squared_error");

  private final String text;

  LossName(String text) {
    this.text = text;
  }

  /** The name in architecture text. */
  public String text() {
    return text;
  }

  /**
   * The loss of that name.
   *
   * @throws LayerException if there is none
   */
  public static LossName named(String text) {
    return Arrays.stream(values())
        .filter(loss -> loss.text.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new LayerException(
                    "there is no loss \""
                        + text
                        + "\"; known are "
                        + Arrays.stream(values())
                            .map(LossName::text)
                            .collect(Collectors.joining(", "))));
  }
}
