package dev.demitasse.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every implementation of the kernels runs these tests, against references in double precision. */
public abstract class KernelsConformance {
  /** For the tests of an implementation. */
  protected KernelsConformance() {}

  /** The kernels to be tested. */
  protected abstract Kernels kernels();

  @Test
  void kernelsHaveAName() {
    assertThat(kernels().name()).isNotBlank();
  }

  @Nested
  class Matrices extends MatrixConformance {
    @Override
    MatrixKernels matrices() {
      return kernels().matrices();
    }
  }

  @Nested
  class Convolutions extends ConvolutionConformance {
    @Override
    ConvolutionKernels convolutions() {
      return kernels().convolutions();
    }
  }

  @Nested
  class PooledConvolutions extends PooledConvolutionConformance {
    @Override
    ConvolutionKernels convolutions() {
      return kernels().convolutions();
    }
  }

  @Nested
  class Pooling extends PoolingConformance {
    @Override
    PoolingKernels pooling() {
      return kernels().pooling();
    }
  }

  @Nested
  class Planes extends PlaneConformance {
    @Override
    PlaneKernels planes() {
      return kernels().planes();
    }
  }

  @Nested
  class Elements extends ElementConformance {
    @Override
    ElementKernels elements() {
      return kernels().elements();
    }
  }

  @Nested
  class Updates extends UpdateConformance {
    @Override
    UpdateKernels updates() {
      return kernels().updates();
    }
  }
}
