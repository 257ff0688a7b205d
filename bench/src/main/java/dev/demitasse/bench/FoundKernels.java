package dev.demitasse.bench;

import dev.demitasse.kernels.Kernels;
import dev.demitasse.tensor.InputException;
import java.util.List;

/** The implementations of the kernels that work on this machine, the fastest first. */
public final class FoundKernels {
  private FoundKernels() {}

  /** All there are. */
  public static List<Kernels> all() {
    return List.of(Kernels.portable());
  }

  /** Their names. */
  public static List<String> names() {
    return all().stream().map(Kernels::name).toList();
  }

  /**
   * The kernels of that name.
   *
   * @throws InputException if there are none on this machine
   */
  public static Kernels named(String name) {
    return all().stream()
        .filter(kernels -> kernels.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "there are no kernels '%s' on this machine; choose from %s"
                        .formatted(name, String.join(", ", names()))));
  }
}
