package dev.demitasse.explanation;

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
}
