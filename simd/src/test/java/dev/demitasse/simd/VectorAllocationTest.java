package dev.demitasse.simd;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.training.AllocationConformance;

final class VectorAllocationTest extends AllocationConformance {
  @Override
  protected Kernels kernels() {
    return VectorKernels.kernels();
  }
}
