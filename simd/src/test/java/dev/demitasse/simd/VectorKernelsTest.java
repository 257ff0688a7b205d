package dev.demitasse.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.demitasse.kernels.ConvGeometry;
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
    assertThat(Kernels.fastestNote()).startsWith(VectorKernels.bits() + "-bit vectors");
  }

  @Test
  void theReportsConvolutionsPoolWhereTheyAre() {
    assumeTrue(FusedMultiplyAdd.IS_FAST, "without it maxima of vectors may be slow too");
    assertThat(kernels().convolutions().pooled(new ConvGeometry(1, 32, 32, 8, 3, 1, 1), true))
        .isPresent();
    assertThat(kernels().convolutions().pooled(new ConvGeometry(8, 16, 16, 16, 3, 1, 1), true))
        .isPresent();
  }
}
