package dev.demitasse.simd;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/*
 * A processor that lacks a fused multiply-add (many cheap x86 processors until 2021 do), or a JVM that
 * was told not to use it, computes FloatVector.fma digit by digit, a thousand times slower. No speed is
 * measured to find that out: the JVM says whether it uses the instruction.
 */

/** Whether the processor multiplies and adds in one step. */
final class FusedMultiplyAdd {
  static final boolean IS_FAST = isFast();

  private FusedMultiplyAdd() {}

  private static boolean isFast() {
    HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    try {
      return machine == null || Boolean.parseBoolean(machine.getVMOption("UseFMA").getValue());
    } catch (IllegalArgumentException e) {
      return true; // a JVM that has no such option has no such processor to run on
    }
  }
}
