package dev.demitasse.simd;

import dev.demitasse.kernels.Kernels;

/**
 * The kernels on jdk.incubator.vector, put together. Loading this class needs that module.
 *
 * <p>The optimizers' steps are the portable ones: C2 vectorises their plain loops by itself, and
 * they are as fast as memory is. On a processor without fused multiply-add convolutions and
 * products with few rows are on vectors, and all else is portable too: where that is missing, so
 * are the maxima and comparisons of vectors, which the JVM would compute value by value.
 */
final class VectorKernels {
  static final String NAME = "simd";

  private VectorKernels() {}

  static Kernels kernels() {
    return FusedMultiplyAdd.IS_FAST ? fused() : unfused();
  }

  private static Kernels fused() {
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

  private static Kernels unfused() {
    Kernels portable = Kernels.portable();
    return new Kernels(
        NAME,
        new FewRowsMatrices(portable.matrices()),
        VectorConvolutions::unpooled,
        portable.pooling(),
        portable.planes(),
        portable.elements(),
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
