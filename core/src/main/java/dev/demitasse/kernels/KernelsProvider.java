package dev.demitasse.kernels;

import java.util.Optional;

/** Offers kernels that are faster than the portable ones, where they can run. */
public interface KernelsProvider {
  /** What can be had here. Is cheap, and loads nothing that may be absent. */
  Offer offer();

  /**
   * Kernels, or why there are none.
   *
   * @param kernels the kernels, if they can run
   * @param note what they compute with; or why they cannot run and what to do about it
   */
  record Offer(Optional<Kernels> kernels, String note) {
    /** Kernels that can run. */
    public static Offer of(Kernels kernels, String note) {
      return new Offer(Optional.of(kernels), note);
    }

    /** No kernels. */
    public static Offer none(String reason) {
      return new Offer(Optional.empty(), reason);
    }
  }
}
