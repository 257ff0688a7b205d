package dev.demitasse.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.kernels.Kernels;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Runs with and without {@code -XX:-UseFMA}. */
final class FusedMultiplyAddTest {
  private static boolean isTakenAway() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().contains("-XX:-UseFMA");
  }

  @Test
  void itIsNoticedWhenTheJvmDoesNotUseTheInstruction() {
    if (isTakenAway()) {
      assertThat(FusedMultiplyAdd.IS_FAST).isFalse();
    }
    String what = VectorKernels.bits() + "-bit vectors";
    assertThat(Kernels.fastestNote())
        .isEqualTo(FusedMultiplyAdd.IS_FAST ? what : what + " without fused multiply-add");
  }

  @Test
  void aProductAndASumAreRoundedTwiceOnlyWithoutTheInstruction() {
    float a = 1 + 0x1p-12f;
    float rest = FusedMultiplyAdd.IS_FAST ? 0x1p-24f : 0; // what rounding the product takes away
    float sum = -(1 + 0x1p-11f);
    assertThat(Lanes.multiplyAdd(a, a, sum)).isEqualTo(rest);
    float[] lanes = new float[Lanes.LENGTH];
    Lanes.multiplyAdd(Lanes.same(a), Lanes.same(a), Lanes.same(sum)).intoArray(lanes, 0);
    assertThat(lanes).containsOnly(rest);
  }
}
