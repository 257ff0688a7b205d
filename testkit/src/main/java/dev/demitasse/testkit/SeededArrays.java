package dev.demitasse.testkit;

/**
 * A seeded source of test arrays; the same seed gives the same arrays on every machine.
 *
 * <p>All values are exact in float32, so a float32 implementation and the double reference see the
 * same inputs. The generator is SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable
 * pseudorandom number generators").
 */
public final class SeededArrays {
  private long state;

  /** A source that depends on nothing but the seed. */
  public SeededArrays(long seed) {
    state = seed;
  }

  /** Uniform values from -1 to 1. */
  public double[] uniform(int length) {
    return uniform(length, -1, 1);
  }

  /** Uniform values from low to high. */
  public double[] uniform(int length, double low, double high) {
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = number(low, high);
    }
    return values;
  }

  /** Values from -1 to 1 that keep a distance of at least 0.01 from 0, where ReLU has its kink. */
  public double[] awayFromZero(int length) {
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      double magnitude = number(0.01, 1);
      values[i] = nextLong() < 0 ? -magnitude : magnitude;
    }
    return values;
  }

  /**
   * Values from -1 to 1 that are all different, at least 2 / (length + 1) apart, and none within 1
   * / (length + 1) of 0, so that neither pooling ties nor ReLU kinks are near.
   */
  public double[] distinct(int length) {
    int even = length + length % 2;
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      double grid = (2 * i + 1.0) / even - 1;
      int j = integer(0, i);
      values[i] = values[j];
      values[j] = (float) grid;
    }
    return values;
  }

  /** A class for each of some samples: whole numbers from 0 to classes - 1. */
  public int[] labels(int length, int classes) {
    int[] labels = new int[length];
    for (int i = 0; i < length; i++) {
      labels[i] = integer(0, classes - 1);
    }
    return labels;
  }

  /** A shape whose dimensions go from 1 to the ones given. */
  public int[] shape(int... largest) {
    int[] shape = new int[largest.length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = integer(1, largest[i]);
    }
    return shape;
  }

  /** A whole number from low to high, both included. */
  public int integer(int low, int high) {
    return low + (int) Math.floorMod(nextLong(), high - low + 1L);
  }

  /** A number from low to high, exact in float32. */
  public double number(double low, double high) {
    double unit = (nextLong() >>> 11) * 0x1p-53;
    return (float) (low + (high - low) * unit);
  }

  private long nextLong() {
    state += 0x9e3779b97f4a7c15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
