package dev.demitasse.training;

import dev.demitasse.kernels.Kernels;

final class PortableBranchingModelTest extends BranchingModelConformance {
  @Override
  protected Kernels kernels() {
    return Kernels.portable();
  }
}
