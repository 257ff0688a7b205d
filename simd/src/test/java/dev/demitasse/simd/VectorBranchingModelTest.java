package dev.demitasse.simd;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.training.BranchingModelConformance;

final class VectorBranchingModelTest extends BranchingModelConformance {
  @Override
  protected Kernels kernels() {
    return VectorKernels.kernels();
  }
}
