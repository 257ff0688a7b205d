package dev.demitasse.tensor;

/**
 * A stream of pseudo-random numbers: SplitMix64.
 *
 * <p>The state advances by an odd constant and each output is a bijective mix of the state, so the
 * period is 2^64. Not safe for concurrent use and not for secrets. Source: Steele, Lea and Flood,
 * Fast splittable pseudorandom number generators, OOPSLA 2014.
 */
public final class RandomStream {
  static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  /**
   * The bits of a double that a float of ordinary size has no room for, and half of what they
   * count.
   */
  private static final long LOST = (1L << 29) - 1;

  private static final long HALF = 1L << 28;

  /** More units in the last place than two ways to compute a normal number can differ by. */
  private static final long DOUBT = 64;

  private long state;

  RandomStream(long state) {
    this.state = state;
  }

  /** Starts over from another stream's position, so that one object can serve many samples. */
  public void restart(Randomness randomness, Randomness.Purpose purpose, long epoch, long index) {
    state = randomness.stream(purpose, epoch, index).state;
  }

  /** The next 64 bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** The next number in [0, 1), a multiple of 2^-24. */
  public float nextFloat() {
    return (nextLong() >>> 40) * 0x1.0p-24f;
  }

  /** The next number in [0, 1), a multiple of 2^-53. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /**
   * The next whole number in [0, bound), each equally likely to within 2^-31.
   *
   * @throws IllegalArgumentException if the bound is below 1
   */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("a bound is at least 1, found " + bound);
    }
    return (int) (((nextLong() >>> 33) * bound) >>> 31);
  }

  /** The next normally distributed number, mean 0 and deviation 1 (Box and Muller, 1958). */
  public double nextGaussian() {
    return gaussian(1 - nextDouble(), nextDouble());
  }

  private static double gaussian(double first, double second) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(first));
    return radius * StrictMath.cos(2 * StrictMath.PI * second);
  }

  /**
   * Overwrites all values with {@code (float) (deviation * nextGaussian())}, bit for bit, several
   * times faster.
   *
   * <p>The platform's logarithm and cosine are not the same on every machine, but they and those of
   * {@link StrictMath} are each within one unit in the last place of the truth. Only where that
   * could change which float is nearest, once in millions of times, the slow ones are needed.
   */
  public void fillGaussian(float[] values, double deviation) {
    for (int i = 0; i < values.length; i++) {
      double first = 1 - nextDouble();
      double second = nextDouble();
      double radius = Math.sqrt(-2 * Math.log(first));
      double value = deviation * (radius * Math.cos(2 * Math.PI * second));
      values[i] = (float) (isSettled(value) ? value : deviation * gaussian(first, second));
    }
  }

  /**
   * Whether all numbers within {@link #DOUBT} units in the last place have the same nearest float.
   */
  static boolean isSettled(double value) {
    long beyond = Double.doubleToRawLongBits(value) & LOST;
    return Math.abs(beyond - HALF) > DOUBT && Math.abs(value) >= 2 * Float.MIN_NORMAL;
  }

  /** Puts the first {@code count} of these numbers into random order (Fisher and Yates). */
  public void shuffle(int[] numbers, int count) {
    for (int i = count - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int moved = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = moved;
    }
  }

  /** Stafford's variant 13 of the 64-bit finaliser of MurmurHash3. */
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
