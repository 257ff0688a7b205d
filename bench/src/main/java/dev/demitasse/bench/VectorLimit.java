package dev.demitasse.bench;

import dev.demitasse.tensor.InputException;
import java.util.List;
import java.util.Map;

/** How wide vectors may be, for every engine that can be told. */
enum VectorLimit {
  /** As wide as the processor has them. */
  NONE(""),
  /**
   * 256 bits, with fused multiply-add, as most users' machines have them. A JVM and PyTorch are
   * told, the latter for its own kernels and for oneDNN's; ONNX Runtime cannot be.
   */
  BITS_256("256");

  private final String bits;

  VectorLimit(String bits) {
    this.bits = bits;
  }

  /**
   * The limit that was asked for.
   *
   * @param bits a number of bits; empty for none
   * @throws InputException if peers cannot be limited to that
   */
  static VectorLimit of(String bits) {
    for (VectorLimit limit : values()) {
      if (limit.bits.equals(bits)) {
        return limit;
      }
    }
    throw new InputException(
        "--vectors must be 256, found %s; leave it out for all that the processor has, or see widths for Demitasse alone"
            .formatted(bits));
  }

  /** What JVMs are told. */
  List<String> jvmOptions() {
    return switch (this) {
      case NONE -> List.of();
      case BITS_256 -> List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:UseAVX=2");
    };
  }

  /** What all processes are told. */
  Map<String, String> environment() {
    return switch (this) {
      case NONE -> Map.of();
      case BITS_256 -> Map.of("ATEN_CPU_CAPABILITY", "avx2", "ONEDNN_MAX_CPU_ISA", "AVX2");
    };
  }

  /** The limit after a figure's other conditions; empty if there is none. */
  String words() {
    return bits.isEmpty()
        ? ""
        : "; vectors of %s bits at most, but for ONNX Runtime".formatted(bits);
  }

  /** How many bits; empty if there is no limit. */
  String bits() {
    return bits;
  }
}
