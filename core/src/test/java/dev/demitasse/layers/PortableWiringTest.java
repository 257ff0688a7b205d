package dev.demitasse.layers;

import dev.demitasse.kernels.Kernels;

final class PortableWiringTest extends WiringConformance {
  @Override
  protected Kernels kernels() {
    return Kernels.portable();
  }
}
