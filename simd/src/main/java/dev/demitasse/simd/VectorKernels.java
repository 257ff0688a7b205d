package dev.demitasse.simd;

import dev.demitasse.kernels.Kernels;

/**
 * The kernels on jdk.incubator.vector, put together. Loading this class needs that module.
 *
 * <p>The optimizers' steps are the portable ones: C2 vectorises their plain loops by itself, and
 * they are as fast as memory is.
 */
final class VectorKernels {
  static final String NAME = "simd";

  private VectorKernels() {}

  static Kernels kernels() {
    Kernels portable = Kernels.portable();
    return new Kernels(
        NAME,
        new VectorMatrices(),
        new VectorConvolutions(),
        new VectorPooling(portable.pooling()),
        new VectorPlanes(),
        new VectorElements(portable.elements()),
        portable.updates());
  }

  /** Bits of a vector. */
  static int bits() {
    return Lanes.BITS;
  }

  /** What they compute with. */
  static String note() {
    String vectors = bits() + "-bit vectors";
    return FusedMultiplyAdd.IS_FAST ? vectors : vectors + " without fused multiply-add";
  }
}
