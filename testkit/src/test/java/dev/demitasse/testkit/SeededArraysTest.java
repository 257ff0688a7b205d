package dev.demitasse.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SeededArraysTest {
  @Test
  void theSameSeedGivesTheSameArraysAndAnotherSeedOthers() {
    double[] first = new SeededArrays(1).uniform(100);
    assertThat(new SeededArrays(1).uniform(100)).containsExactly(first);
    assertThat(new SeededArrays(2).uniform(100)).isNotEqualTo(first);
  }

  @Test
  void theGeneratorIsSplitMix64() {
    // Its first output for seed 0 is 0xe220a8397b1dcdaf; the upper 53 bits make the number.
    double expected = (float) ((0xe220a8397b1dcdafL >>> 11) * 0x1p-53);
    assertThat(new SeededArrays(0).number(0, 1)).isEqualTo(expected);
  }

  @Test
  void uniformValuesFillTheirRangeAndAreExactInFloat32() {
    double[] values = new SeededArrays(3).uniform(10_000, -2, 6);
    assertThat(Arrays.stream(values).min().orElseThrow()).isBetween(-2.0, -1.9);
    assertThat(Arrays.stream(values).max().orElseThrow()).isBetween(5.9, 6.0);
    assertThat(Arrays.stream(values).average().orElseThrow()).isBetween(1.9, 2.1);
    assertThat(Floats.widen(Floats.of(values))).containsExactly(values);
  }

  @Test
  void valuesAwayFromZeroHaveBothSigns() {
    double[] values = new SeededArrays(4).awayFromZero(1000);
    assertThat(Arrays.stream(values).map(Math::abs).min().orElseThrow())
        .isGreaterThanOrEqualTo((float) 0.01);
    assertThat(Arrays.stream(values).filter(v -> v < 0).count()).isBetween(400L, 600L);
  }

  @Test
  void distinctValuesAreApartFromEachOtherAndFromZero() {
    for (int length : new int[] {1, 2, 15, 256}) {
      double[] values = new SeededArrays(5).distinct(length);
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      for (int i = 0; i < length; i++) {
        assertThat(Math.abs(sorted[i])).isGreaterThan(0.99 / (length + 1)).isLessThanOrEqualTo(1);
        if (i > 0) {
          assertThat(sorted[i] - sorted[i - 1]).isGreaterThan(1.99 / (length + 1));
        }
      }
      if (length > 2) {
        assertThat(values).isNotEqualTo(sorted);
      }
    }
  }

  @Test
  void shapesAndLabelsKeepTheirBounds() {
    SeededArrays random = new SeededArrays(6);
    int[] seen = new int[4];
    for (int i = 0; i < 200; i++) {
      int[] shape = random.shape(3, 1);
      assertThat(shape[0]).isBetween(1, 3);
      assertThat(shape[1]).isEqualTo(1);
      seen[shape[0]]++;
    }
    assertThat(seen[0]).isZero();
    assertThat(Arrays.copyOfRange(seen, 1, 4)).doesNotContain(0);
    assertThat(Arrays.stream(random.labels(100, 2)).distinct().sorted().toArray())
        .containsExactly(0, 1);
  }
}
