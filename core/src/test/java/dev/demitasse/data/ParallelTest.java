package dev.demitasse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
