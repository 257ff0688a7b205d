package dev.demitasse.losses;

/** Class labels against outputs. */
final class Targets {
  private Targets() {}

  /** The place of the largest output, the first of equals, counted from the sample's first. */
  static int largest(float[] outputs, int offset, int size) {
    int largest = 0;
    for (int i = 1; i < size; i++) {
      if (outputs[offset + i] > outputs[offset + largest]) {
        largest = i;
      }
    }
    return largest;
  }

  /** The one-hot target of an output; with one output, the label itself. */
  static int target(int output, int size, int label) {
    if (size == 1) {
      return label;
    }
    return output == label ? 1 : 0;
  }
}
