/** Kernels on vectors: the fast ones, which core finds at run time. */
module dev.demitasse.simd {
  requires dev.demitasse.core;
  requires jdk.incubator.vector;
  requires jdk.management;

  provides dev.demitasse.kernels.KernelsProvider with
      dev.demitasse.simd.VectorKernelsProvider;
}
