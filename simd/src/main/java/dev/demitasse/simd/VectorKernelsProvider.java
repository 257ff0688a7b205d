package dev.demitasse.simd;

import dev.demitasse.kernels.KernelsProvider;

/**
 * Offers the kernels on jdk.incubator.vector where they run fast. It refers to no class of that
 * module, which may be absent, before it knows that it is there.
 */
public final class VectorKernelsProvider implements KernelsProvider {
  private static final String MODULE = "jdk.incubator.vector";
  private static final int FEWEST_BITS = 128;

  /** For the service loader. */
  public VectorKernelsProvider() {}

  @Override
  public Offer offer() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return Offer.none("java lacks --add-modules " + MODULE);
    }
    String machine = System.getProperty("java.vm.info", "");
    if (machine.contains("interpreted") || machine.contains("emulated-client")) {
      return Offer.none("java runs without its compiler C2; take away -Xint or TieredStopAtLevel");
    }
    if (VectorKernels.bits() < FEWEST_BITS) {
      return Offer.none(
          "this machine's vectors have %d bits only, where %d are needed"
              .formatted(VectorKernels.bits(), FEWEST_BITS));
    }
    return Offer.of(VectorKernels.kernels(), VectorKernels.note());
  }
}
