package dev.demitasse.studies.trials;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CoresTest {
  @Test
  void manyTrialsHaveOneThreadEach() {
    assertThat(Cores.share(2, 12)).isEqualTo(new Cores(2, 1));
    assertThat(Cores.share(16, 16)).isEqualTo(new Cores(16, 1));
  }

  @Test
  void fewTrialsShareTheThreadsEvenly() {
    assertThat(Cores.share(16, 3)).isEqualTo(new Cores(3, 5));
    assertThat(Cores.share(4, 1)).isEqualTo(new Cores(1, 4));
  }

  @Test
  void thereAreNeverMoreThreadsThanAskedFor() {
    for (int threads = 1; threads <= 20; threads++) {
      for (int trials = 0; trials <= 40; trials++) {
        Cores cores = Cores.share(threads, trials);
        assertThat(cores.atOnce() * cores.threads()).isBetween(1, threads);
      }
    }
  }
}
