package dev.demitasse.cli;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.demitasse.kernels.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that must be right, since nobody is told if they fail. */
class WarmUpTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void allKernelsTakeTheCalls(int half) {
    assertThatCode(WarmUp.halves(Kernels.fastest()).get(half)::run).doesNotThrowAnyException();
    assertThatCode(WarmUp.halves(Kernels.portable()).get(half)::run).doesNotThrowAnyException();
  }

  @Test
  void aWarmUpThatFailsDisturbsNobody() {
    Kernels none = new Kernels("none", null, null, null, null, null, null);
    assertThatCode(() -> WarmUp.begin(none)).doesNotThrowAnyException();
  }
}
