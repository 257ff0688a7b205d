package dev.demitasse.bench.kernels;

import dev.demitasse.tensor.RandomStream;
import dev.demitasse.tensor.Randomness;
import java.util.Arrays;

/** Values for kernels to work on, and their sizes as JMH's parameters tell them. */
final class Values {
  private Values() {}

  /** Normally distributed values. */
  static float[] random(int count) {
    RandomStream random = new Randomness(1).stream(Randomness.Purpose.GENERATED_DATA);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** The numbers of a text such as {@code 128x512x1024}. */
  static int[] sizes(String text) {
    return Arrays.stream(text.split("x")).mapToInt(Integer::parseInt).toArray();
  }
}
