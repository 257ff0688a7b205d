package dev.demitasse.kernels;

/** Convolutions of one picture at a time, made ready for a geometry. */
@FunctionalInterface
public interface ConvolutionKernels {
  /** The convolution of this geometry; it holds nothing that changes. */
  Convolution of(ConvGeometry geometry);
}
