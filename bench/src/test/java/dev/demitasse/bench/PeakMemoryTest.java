package dev.demitasse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PeakMemoryTest {
  @Test
  void theHighWaterMarkIsRead() {
    String status = "Name:\tjava\nVmPeak:\t  999999 kB\nVmHWM:\t   52340 kB\nVmRSS:\t   40000 kB\n";

    assertThat(PeakMemory.parse(status)).hasValue(52340L * 1024);
  }

  @Test
  void aProcessThatHasEndedHasNone() {
    assertThat(PeakMemory.parse("Name:\tjava\nState:\tZ (zombie)\n")).isEmpty();
    assertThat(PeakMemory.of(Long.MAX_VALUE)).isEmpty();
  }
}
