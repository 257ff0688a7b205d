package dev.demitasse.layers;

import dev.demitasse.kernels.Kernels;

final class PortableLayerGoldenTest extends LayerGoldenConformance {
  @Override
  protected Kernels kernels() {
    return Kernels.portable();
  }
}
