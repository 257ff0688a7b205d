package dev.demitasse.explanation;

import dev.demitasse.kernels.Kernels;

final class PortableObservationTest extends ObservationConformance {
  @Override
  protected Kernels kernels() {
    return Kernels.portable();
  }
}
