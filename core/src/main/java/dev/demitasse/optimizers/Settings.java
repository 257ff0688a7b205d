package dev.demitasse.optimizers;

import dev.demitasse.tensor.InputException;

/** Checks of hyper-parameters, as the 32-bit floats that steps are computed with. */
final class Settings {
  private Settings() {}

  static void positive(String optimizer, String name, double value) {
    if (!((float) value > 0 && (float) value < Float.POSITIVE_INFINITY)) {
      throw new InputException(
          optimizer + "'s " + name + " must be a finite 32-bit number above 0, found " + value);
    }
  }

  static void notNegative(String optimizer, String name, double value) {
    if (!(value >= 0 && (float) value < Float.POSITIVE_INFINITY)) {
      throw new InputException(
          optimizer
              + "'s "
              + name
              + " must be a finite 32-bit number of at least 0, found "
              + value);
    }
  }

  static void belowOne(String optimizer, String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new InputException(
          optimizer + "'s " + name + " must be at least 0 and below 1, found " + value);
    }
  }

  static float[][] zeros(int[] sizes) {
    float[][] zeros = new float[sizes.length][];
    for (int i = 0; i < sizes.length; i++) {
      zeros[i] = new float[sizes[i]];
    }
    return zeros;
  }
}
