package dev.demitasse.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.tensor.Randomness.Purpose;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RandomnessTest {
  @Test
  void streamsOfAnySeedPurposeEpochAndIndexDiffer() {
    Set<Long> first = new HashSet<>();
    int streams = 0;
    for (long seed : new long[] {0, 1, 2, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      Randomness randomness = new Randomness(seed);
      for (Purpose purpose : Purpose.values()) {
        for (int epoch = 0; epoch < 12; epoch++) {
          for (int index = 0; index < 60; index++) {
            first.add(randomness.stream(purpose, epoch, index).nextLong());
            streams++;
          }
        }
      }
    }
    assertThat(first).hasSize(streams);
  }

  @Test
  void aStreamDoesNotDependOnWhatWasDrawnBefore() {
    Randomness randomness = new Randomness(5);
    long expected = randomness.stream(Purpose.SHUFFLING, 3, 0).nextLong();
    RandomStream other = randomness.stream(Purpose.SHUFFLING, 2, 0);
    for (int i = 0; i < 10; i++) {
      other.nextLong();
    }
    assertThat(randomness.stream(Purpose.SHUFFLING, 3, 0).nextLong()).isEqualTo(expected);
  }

  @Test
  void aPurposeAloneIsItsEpochAndIndexZero() {
    Randomness randomness = new Randomness(5);
    assertThat(randomness.stream(Purpose.SPLITTING).nextLong())
        .isEqualTo(randomness.stream(Purpose.SPLITTING, 0, 0).nextLong());
  }

  /** Streams of neighbouring samples must not be shifted copies of each other. */
  @Test
  void streamsOfNeighbouringIndicesShareNoNumbers() {
    Set<Long> numbers = new HashSet<>();
    for (int index = 0; index < 100; index++) {
      RandomStream stream = new Randomness(1).stream(Purpose.DROPOUT, 1, index);
      for (int i = 0; i < 100; i++) {
        numbers.add(stream.nextLong());
      }
    }
    assertThat(numbers).hasSize(10_000);
  }

  /** The numbers that trained models derive from: changing them changes every model. */
  @Test
  void theStreamsNeverChange() {
    assertThat(new Randomness(1).stream(Purpose.INITIAL_WEIGHTS, 0, 0).nextLong())
        .isEqualTo(6049864630910968711L);
    assertThat(new Randomness(-7).stream(Purpose.DROPOUT, 3, 12345).nextLong())
        .isEqualTo(-7911471416258952455L);
  }
}
