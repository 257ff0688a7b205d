package dev.demitasse.training;

import dev.demitasse.kernels.Kernels;

final class PortableAllocationTest extends AllocationConformance {
  @Override
  protected Kernels kernels() {
    return Kernels.portable();
  }
}
