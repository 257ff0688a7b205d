package dev.demitasse.layers;

import dev.demitasse.kernels.Padding;

/** Checks of hyper-parameters, in the words of architecture text. */
final class Range {
  private Range() {}

  static void check(String kind, String name, int value, int least) {
    if (value < least) {
      throw new LayerException(
          kind + "'s " + name + " must be a whole number of at least " + least + ", got " + value);
    }
  }

  static void checkPadding(String kind, Padding pad) {
    check(
        kind,
        "pad",
        Math.min(Math.min(pad.top(), pad.bottom()), Math.min(pad.left(), pad.right())),
        0);
  }

  /** The same padding on all sides. */
  static Padding padding(String kind, int pad) {
    check(kind, "pad", pad, 0);
    return Padding.of(pad);
  }

  /** A rate in [0, 1). */
  static void checkRate(String kind, double rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new LayerException(kind + "'s rate must be at least 0 and below 1, got " + rate);
    }
  }

  static void checkDivides(String kind, String name, int divisor, String what, int value) {
    if (value % divisor != 0) {
      throw new LayerException(
          "%s's %s of %s must divide its %s, got %s".formatted(kind, name, divisor, what, value));
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
