package dev.demitasse.testkit;

/** Checks of array lengths, so that a test which mixes up its sizes fails at once. */
final class Lengths {
  private Lengths() {}

  /** Throws IllegalArgumentException unless an array has the length expected. */
  static void require(String name, double[] values, int expected) {
    if (values.length != expected) {
      throw new IllegalArgumentException(
          name + " has " + values.length + " values, expected " + expected);
    }
  }

  /** The number of samples in a batch, which is the array's length over the size of one sample. */
  static int batch(String name, double[] values, int sampleSize) {
    if (values.length == 0 || values.length % sampleSize != 0) {
      throw new IllegalArgumentException(
          name + " has " + values.length + " values, expected a multiple of " + sampleSize);
    }
    return values.length / sampleSize;
  }
}
