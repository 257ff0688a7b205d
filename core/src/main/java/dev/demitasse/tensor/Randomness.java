package dev.demitasse.tensor;

/**
 * One seed, from which every use of chance derives its own stream.
 *
 * <p>A stream depends on the seed, the purpose, the epoch and the index alone, so its numbers are
 * the same whatever ran before it and on whichever thread.
 *
 * @param seed any number; the same seed gives the same streams
 */
public record Randomness(long seed) {
  /** What a stream of random numbers is for. */
  public enum Purpose {
    /** Initial weights; the index counts parameters. */
    INITIAL_WEIGHTS(1),
    /** The order of the training samples in an epoch. */
    SHUFFLING(2),
    /** The units a dropout layer silences; the index names the sample. */
    DROPOUT(3),
    /** Random changes to training pictures; the index names the sample. */
    AUGMENTATION(4),
    /** The parting of a data set into training, validation and test. */
    SPLITTING(5),
    /** Generated pictures; the index counts them. */
    GENERATED_DATA(6),
    /** Resampling for intervals. */
    RESAMPLING(7),
    /** The choice of the pictures that a network is watched with. */
    OBSERVATION(8),
    /** The settings of trainings that are drawn; the index counts parameters. */
    SETTINGS(9);

    private final long code;

    Purpose(long code) {
      this.code = code;
    }
  }

  /** The stream for this purpose that no epoch or index sets apart. */
  public RandomStream stream(Purpose purpose) {
    return stream(purpose, 0, 0);
  }

  /** The stream for this purpose, epoch and index. */
  public RandomStream stream(Purpose purpose, long epoch, long index) {
    return new RandomStream(key(purpose, epoch, index));
  }

  /** 64 random bits for this purpose, epoch and index. */
  public long bits(Purpose purpose, long epoch, long index) {
    return RandomStream.mix(key(purpose, epoch, index) + RandomStream.GOLDEN_GAMMA);
  }

  private long key(Purpose purpose, long epoch, long index) {
    long key = RandomStream.mix(seed + RandomStream.GOLDEN_GAMMA);
    key = RandomStream.mix(key ^ purpose.code * RandomStream.GOLDEN_GAMMA);
    key = RandomStream.mix(key ^ (epoch + 1) * RandomStream.GOLDEN_GAMMA);
    key = RandomStream.mix(key ^ (index + 1) * RandomStream.GOLDEN_GAMMA);
    return key;
  }
}
