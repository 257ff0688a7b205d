package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

final class ParallelTest {
  @Test
  void everyNumberIsRunOnce() {
    AtomicIntegerArray runs = new AtomicIntegerArray(1000);
    Parallel.each(1000, runs::incrementAndGet);
    for (int i = 0; i < 1000; i++) {
      assertThat(runs.get(i)).isEqualTo(1);
    }
    Parallel.each(0, runs::incrementAndGet);
  }

  @Test
  void resultsComeInOrderAndNoMoreThanABlockWaits() {
    AtomicInteger begun = new AtomicInteger();
    List<Integer> taken = new ArrayList<>();
    Parallel.inOrder(
        1000,
        64,
        i -> {
          begun.incrementAndGet();
          return 3 * i;
        },
        (result, i) -> {
          assertThat(result).isEqualTo(3 * i);
          assertThat(begun.get() - taken.size()).isLessThanOrEqualTo(64);
          taken.add(i);
        });
    assertThat(taken).hasSize(1000).isSorted().doesNotHaveDuplicates();
    assertThat(Parallel.block(1)).isEqualTo(1024);
    assertThat(Parallel.block(1 << 30)).isBetween(8, 8 * 4096);
  }

  @Test
  void whatATaskThrowsComesOut() {
    assertThatThrownBy(
            () ->
                Parallel.each(
                    100,
                    i -> {
                      if (i == 7) {
                        throw new DataException("seven");
                      }
                    }))
        .isInstanceOf(DataException.class)
        .hasMessage("seven");
  }

  @Test
  void anInterruptedThreadStopsAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Parallel.each(10, i -> {})).isInstanceOf(DataException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
