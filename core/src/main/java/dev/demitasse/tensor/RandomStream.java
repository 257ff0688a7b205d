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
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
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
