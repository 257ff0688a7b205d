package dev.demitasse.simd;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.layers.WiringConformance;

final class VectorWiringTest extends WiringConformance {
  @Override
  protected Kernels kernels() {
    return VectorKernels.kernels();
  }
}
