package dev.demitasse.simd;

import dev.demitasse.explanation.ObservationConformance;
import dev.demitasse.kernels.Kernels;

final class VectorObservationTest extends ObservationConformance {
  @Override
  protected Kernels kernels() {
    return VectorKernels.kernels();
  }
}
