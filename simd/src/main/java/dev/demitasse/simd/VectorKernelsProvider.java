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
      return Offer.none("the module " + MODULE + " is not there; add --add-modules " + MODULE);
    }
    String machine = System.getProperty("java.vm.info", "");
    if (machine.contains("interpreted") || machine.contains("emulated-client")) {
      return Offer.none(
          "this JVM runs without its optimising compiler C2; take away -Xint or the like");
    }
    if (VectorKernels.bits() < FEWEST_BITS) {
      return Offer.none(
          "vectors of this machine have %d bits only, at least %d are worth while"
              .formatted(VectorKernels.bits(), FEWEST_BITS));
    }
    return Offer.of(VectorKernels.kernels(), VectorKernels.bits() + "-bit vectors");
  }
}
