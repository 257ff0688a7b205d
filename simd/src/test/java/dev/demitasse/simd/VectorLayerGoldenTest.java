package dev.demitasse.simd;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.layers.LayerGoldenConformance;

final class VectorLayerGoldenTest extends LayerGoldenConformance {
  @Override
  protected Kernels kernels() {
    return VectorKernels.kernels();
  }
}
