package dev.demitasse.kernels;

import java.util.Optional;

/** Convolutions of one picture at a time, made ready for a geometry. */
@FunctionalInterface
public interface ConvolutionKernels {
  /** The convolution of this geometry; it holds nothing that changes. */
  Convolution of(ConvGeometry geometry);

  /**
   * The convolution of this geometry with a pooling behind it, as one: y {@code [F, H' / 2, W' /
   * 2]} has the largest of each 2x2 outputs that lie side by side, and NaN where one of them is
   * NaN. Empty where these kernels have no such thing that would be faster than one after the
   * other.
   *
   * @param rectified whether a rectifier follows: what is below 0 becomes 0
   */
  default Optional<ForwardConvolution> pooled(ConvGeometry geometry, boolean rectified) {
    return Optional.empty();
  }
}
