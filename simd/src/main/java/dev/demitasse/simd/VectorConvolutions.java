package dev.demitasse.simd;

import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.Convolution;
import dev.demitasse.kernels.ConvolutionKernels;
import dev.demitasse.kernels.ForwardConvolution;
import java.util.Optional;

/** Convolutions on vectors. */
final class VectorConvolutions implements ConvolutionKernels {
  @Override
  public Convolution of(ConvGeometry geometry) {
    return unpooled(geometry);
  }

  /** The convolution of this geometry, of three kinds: by its shape alone. */
  static Convolution unpooled(ConvGeometry geometry) {
    if (WinogradConvolution.suits(geometry)) {
      return new WinogradConvolution(geometry);
    }
    return geometry.groups() == 1
        ? new VectorConvolution(geometry)
        : new GroupedConvolution(geometry);
  }

  @Override
  public Optional<ForwardConvolution> pooled(ConvGeometry geometry, boolean rectified) {
    return Optional.of(geometry)
        .filter(WindowPlanes::suit)
        .filter(suitable -> !WinogradConvolution.suits(suitable))
        .map(suitable -> new PooledConvolution(suitable, rectified));
  }
}
