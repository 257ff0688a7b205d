package dev.demitasse.training;

import dev.demitasse.kernels.Kernels;

final class PortableSameSeedTest extends SameSeedConformance {
  @Override
  protected Kernels kernels() {
    return Kernels.portable();
  }
}
