package dev.demitasse.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.demitasse.tensor.Randomness.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RandomStreamTest {
  private final RandomStream random = new Randomness(3).stream(Purpose.AUGMENTATION);

  /** The first outputs of the authors' splitmix64.c for the state 1234567. */
  @Test
  void theNumbersAreThoseOfSplitMix64() {
    RandomStream stream = new RandomStream(1234567);
    long[] expected = {
      6457827717110365317L,
      3203168211198807973L,
      Long.parseUnsignedLong("9817491932198370423"),
      4593380528125082431L,
      Long.parseUnsignedLong("16408922859458223821")
    };
    for (long number : expected) {
      assertThat(stream.nextLong()).isEqualTo(number);
    }
  }

  @Test
  void floatsAndDoublesAreFromZeroToBelowOneAndEvenlySpread() {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 100_000; i++) {
      float small = random.nextFloat();
      double number = random.nextDouble();
      assertThat(small).isBetween(0f, Math.nextDown(1f));
      assertThat(number).isBetween(0.0, Math.nextDown(1.0));
      sum += small + number;
      squares += small * small + number * number;
    }
    // Five deviations of a mean of 200,000 uniform numbers.
    assertThat(sum / 200_000).isCloseTo(0.5, within(0.0033));
    assertThat(squares / 200_000).isCloseTo(1 / 3.0, within(0.0034));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 10, 1000})
  void everyWholeNumberBelowTheBoundIsEquallyLikely(int bound) {
    int[] counts = new int[bound];
    int draws = 200 * bound;
    for (int i = 0; i < draws; i++) {
      counts[random.nextInt(bound)]++;
    }
    double chi = Arrays.stream(counts).mapToDouble(n -> (n - 200.0) * (n - 200) / 200).sum();
    // Five deviations of the chi-square distribution with bound - 1 degrees of freedom.
    assertThat(chi).isLessThan(bound - 1 + 5 * Math.sqrt(2 * bound));
  }

  @Test
  void theLargestBoundWorksAndOneBelowOneIsRefused() {
    for (int i = 0; i < 1000; i++) {
      assertThat(random.nextInt(Integer.MAX_VALUE)).isBetween(0, Integer.MAX_VALUE - 1);
    }
    assertThatThrownBy(() -> random.nextInt(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a bound is at least 1, found 0");
  }

  @Test
  void normalNumbersHaveMeanZeroDeviationOneAndTheirTails() {
    int count = 100_000;
    double sum = 0;
    double squares = 0;
    int beyondTwo = 0;
    for (int i = 0; i < count; i++) {
      double number = random.nextGaussian();
      sum += number;
      squares += number * number;
      beyondTwo += Math.abs(number) > 2 ? 1 : 0;
    }
    assertThat(sum / count).isCloseTo(0, within(0.016));
    assertThat(squares / count).isCloseTo(1, within(0.023));
    assertThat(beyondTwo / (double) count).isCloseTo(0.0455, within(0.0033));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.0625, 0.04419417382415922, 3.7e-3, 1e-38, 1e38, 0})
  void manyNormalNumbersAtOnceAreTheSameBitForBit(double deviation) {
    for (int count : new int[] {0, 1, 2, 100_000}) {
      RandomStream stream = new Randomness(count).stream(Purpose.INITIAL_WEIGHTS);
      RandomStream one = new Randomness(count).stream(Purpose.INITIAL_WEIGHTS);
      float[] expected = new float[count];
      for (int i = 0; i < count; i++) {
        expected[i] = (float) (deviation * one.nextGaussian());
      }
      float[] values = new float[count];
      stream.fillGaussian(values, deviation);
      for (int i = 0; i < count; i++) {
        assertThat(Float.floatToRawIntBits(values[i]))
            .isEqualTo(Float.floatToRawIntBits(expected[i]));
      }
      assertThat(stream.nextLong()).as("both went equally far").isEqualTo(one.nextLong());
    }
  }

  @Test
  void whereAFloatIsSettledAllNeighboursHaveTheSame() {
    for (int i = 0; i < 100_000; i++) {
      double near = random.nextFloat() + (i % 2) * 0x1.0p-25;
      double value = (near + (random.nextInt(400) - 200) * Math.ulp(near)) * (i % 3 - 1);
      double margin = 60 * Math.ulp(value);
      if (RandomStream.isSettled(value)) {
        assertThat((float) (value - margin)).isEqualTo((float) (value + margin));
      }
    }
    float one = 1.25f;
    double between = one + Math.ulp(one) / 2.0;
    assertThat(RandomStream.isSettled(one)).isTrue();
    assertThat(RandomStream.isSettled(between)).isFalse();
    assertThat(RandomStream.isSettled(between + 40 * Math.ulp(between))).isFalse();
    assertThat(RandomStream.isSettled(-between - 40 * Math.ulp(between))).isFalse();
    assertThat(RandomStream.isSettled(between + 100 * Math.ulp(between))).isTrue();
    assertThat(RandomStream.isSettled(0)).as("small floats have fewer bits").isFalse();
    assertThat(RandomStream.isSettled(Float.MIN_NORMAL / 3)).isFalse();
  }

  @Test
  void shufflingKeepsEveryNumberAndLeavesTheRestAlone() {
    int[] numbers = IntStream.range(0, 50).toArray();
    random.shuffle(numbers, 40);
    assertThat(Arrays.copyOf(numbers, 40))
        .containsExactlyInAnyOrder(IntStream.range(0, 40).toArray())
        .isNotEqualTo(IntStream.range(0, 40).toArray());
    assertThat(Arrays.copyOfRange(numbers, 40, 50))
        .containsExactly(IntStream.range(40, 50).toArray());
  }

  @Test
  void everyOrderIsEquallyLikely() {
    int[] counts = new int[27];
    for (int i = 0; i < 6000; i++) {
      int[] numbers = {0, 1, 2};
      random.shuffle(numbers, 3);
      counts[9 * numbers[0] + 3 * numbers[1] + numbers[2]]++;
    }
    List<Integer> orders = Arrays.stream(counts).filter(count -> count > 0).boxed().toList();
    // Five deviations of a count of 6000 draws with chance 1/6.
    assertThat(orders).hasSize(6).allSatisfy(count -> assertThat(count).isBetween(856, 1144));
  }

  @Test
  void aStreamThatStartsOverIsThatOfItsPurposeEpochAndIndex() {
    Randomness randomness = new Randomness(9);
    random.nextLong();
    random.restart(randomness, Purpose.DROPOUT, 4, 7);
    RandomStream fresh = randomness.stream(Purpose.DROPOUT, 4, 7);
    for (int i = 0; i < 5; i++) {
      assertThat(random.nextLong()).isEqualTo(fresh.nextLong());
    }
  }
}
