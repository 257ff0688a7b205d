package dev.demitasse.simd;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.training.SameSeedConformance;

final class VectorSameSeedTest extends SameSeedConformance {
  @Override
  protected Kernels kernels() {
    return VectorKernels.kernels();
  }
}
