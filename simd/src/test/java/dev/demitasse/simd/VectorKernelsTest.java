package dev.demitasse.simd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.KernelsConformance;
import org.junit.jupiter.api.Test;

/** The kernels on vectors, with vectors of the width that the JVM was told to use at most. */
final class VectorKernelsTest extends KernelsConformance {
  @Override
  protected Kernels kernels() {
    return VectorKernels.kernels();
  }

  @Test
  void theyAreFoundAsTheFastest() {
    assertThat(Kernels.fastest().name()).isEqualTo("simd");
    assertThat(Kernels.named("simd").name()).isEqualTo("simd");
    assertThat(Kernels.fastestNote()).isEqualTo(VectorKernels.bits() + "-bit vectors");
  }
}
