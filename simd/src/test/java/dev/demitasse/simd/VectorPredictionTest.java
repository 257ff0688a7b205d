package dev.demitasse.simd;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.model.PredictionConformance;

final class VectorPredictionTest extends PredictionConformance {
  @Override
  protected Kernels kernels() {
    return VectorKernels.kernels();
  }
}
