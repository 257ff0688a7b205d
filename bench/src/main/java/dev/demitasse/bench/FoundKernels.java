package dev.demitasse.bench;

import dev.demitasse.kernels.Kernels;
import java.util.List;
import java.util.stream.Stream;

/** The names of the implementations of the kernels that work on this machine, the fastest first. */
final class FoundKernels {
  private FoundKernels() {}

  /** The names. */
  static List<String> names() {
    return Stream.of(Kernels.fastest(), Kernels.portable()).map(Kernels::name).distinct().toList();
  }
}
