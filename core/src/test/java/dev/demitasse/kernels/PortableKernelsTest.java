package dev.demitasse.kernels;

/** The kernels in plain Java. */
final class PortableKernelsTest extends KernelsConformance {
  @Override
  protected Kernels kernels() {
    return Kernels.portable();
  }
}
