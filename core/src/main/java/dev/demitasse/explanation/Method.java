package dev.demitasse.explanation;

import dev.demitasse.tensor.InputException;
import java.util.stream.Stream;

/** What a heat map is made from. */
public enum Method {
  /** Which features of the last convolution speak for the class, and where they are. */
  GRADCAM("gradcam"),
  /** How much the class's score changes with each pixel. */
  SALIENCY("saliency");

  private final String text;

  Method(String text) {
    this.text = text;
  }

  /** The name, as the command takes it. */
  public String text() {
    return text;
  }

  /**
   * The method of that name.
   *
   * @throws InputException if there is none
   */
  public static Method named(String text) {
    return Stream.of(values())
        .filter(method -> method.text.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "there is no method \"" + text + "\"; choose one of gradcam and saliency"));
  }
}
