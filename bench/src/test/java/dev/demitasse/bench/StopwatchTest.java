package dev.demitasse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StopwatchTest {
  private static final long MILLISECOND = 1_000_000;

  private long now;

  @Test
  void theRateIsTheMedianOverFiveWindowsAfterTheWarmUp() throws Exception {
    List<Integer> numbers = new ArrayList<>();
    Stopwatch stopwatch = new Stopwatch(1, 5, () -> now);

    double rate =
        stopwatch.rate(
            number -> {
              numbers.add(number);
              now += number < 4 ? 250 * MILLISECOND : 100 * MILLISECOND;
            });

    assertThat(rate).isEqualTo(10);
    assertThat(numbers).isEqualTo(IntStream.range(0, 4 + 5 * 10).boxed().toList());
  }

  @Test
  void oneDisturbedWindowDoesNotCount() throws Exception {
    Stopwatch stopwatch = new Stopwatch(0, 5, () -> now);

    assertThat(
            stopwatch.rate(number -> now += number == 12 ? 9000 * MILLISECOND : 125 * MILLISECOND))
        .isEqualTo(8);
  }

  @Test
  void whatTakesLongerThanAWindowIsDoneOnceInEach() throws Exception {
    List<Integer> numbers = new ArrayList<>();
    Stopwatch stopwatch = new Stopwatch(0, 0.001, () -> now);

    double rate =
        stopwatch.rate(
            number -> {
              numbers.add(number);
              now += 2000 * MILLISECOND;
            });

    assertThat(rate).isEqualTo(0.5);
    assertThat(numbers).hasSize(5);
  }
}
