package dev.demitasse.model;

import dev.demitasse.kernels.Kernels;

final class PortablePredictionTest extends PredictionConformance {
  @Override
  protected Kernels kernels() {
    return Kernels.portable();
  }
}
