package dev.demitasse.layers;

/** Checks of hyper-parameters, in the words of architecture text. */
final class Range {
  private Range() {}

  static void check(String kind, String name, int value, int least) {
    if (value < least) {
      throw new LayerException(
          kind + "'s " + name + " must be a whole number of at least " + least + ", got " + value);
    }
  }

  static void checkProduct(String kind, String what, long... sizes) {
    long product = 1;
    for (long size : sizes) {
      product *= size;
      if (product > Integer.MAX_VALUE) {
        throw new LayerException(
            kind + " would have more than 2^31 - 1 values in its " + what + "; make it smaller");
      }
    }
  }
}
