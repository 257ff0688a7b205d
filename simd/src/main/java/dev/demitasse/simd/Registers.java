package dev.demitasse.simd;

import java.util.Set;

/*
 * A kernel keeps a tile of sums in registers. Thirty-two registers hold sixteen sums and what meets
 * there; of sixteen, twelve are left for sums, and a thirteenth that has no register costs as much as
 * the arithmetic. So a kernel is written once, for the larger tile, and what is beyond the smaller one
 * is guarded by MANY: a constant, which C2 folds away with all that it guards.
 *
 * Without a fused multiply-add the smaller tile is taken too: products want registers of their own, and
 * the larger tile would be more code than C2 takes into a method (DesiredMethodLimit), its vectors objects.
 *
 * Tiles only say which sums are taken together. Each sum keeps its order, and no result shows them.
 */

/** How many sums a kernel keeps in registers: the one rule by which tiles are chosen. */
final class Registers {
  private static final Set<String> X86 = Set.of("amd64", "x86_64", "x86");
  private static final int BITS_OF_AVX_512 = 512;

  /**
   * Whether there are 32 registers for vectors, as AVX-512 and all of AArch64 have; other x86
   * processors have 16.
   */
  static final boolean MANY =
      FusedMultiplyAdd.IS_FAST && areMany(System.getProperty("os.arch", ""), Lanes.BITS);

  private Registers() {}

  static boolean areMany(String architecture, int bits) {
    return bits >= BITS_OF_AVX_512 || !X86.contains(architecture);
  }
}
