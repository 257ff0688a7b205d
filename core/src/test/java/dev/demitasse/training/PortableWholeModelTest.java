package dev.demitasse.training;

import dev.demitasse.kernels.Kernels;

final class PortableWholeModelTest extends WholeModelConformance {
  @Override
  protected Kernels kernels() {
    return Kernels.portable();
  }
}
