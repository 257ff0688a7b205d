package dev.demitasse.kernels;

/**
 * The arithmetic that everything else is made of, in one implementation.
 *
 * <p>All kernels take arrays with offsets and sizes, one call per matrix or picture, and allocate
 * nothing. The order of every sum depends on shapes alone. Matrices are row-major, pictures {@code
 * [channels, height, width]}.
 *
 * @param name the implementation, as results report it
 * @param matrices matrix products
 * @param convolutions convolutions and their gradients
 * @param pooling pooling and its gradient
 * @param elements what is done value by value
 * @param updates the optimizers' steps
 */
public record Kernels(
    String name,
    MatrixKernels matrices,
    ConvolutionKernels convolutions,
    PoolingKernels pooling,
    ElementKernels elements,
    UpdateKernels updates) {
  /**
   * Kernels in plain Java. They use no fused multiply-add and no platform mathematics, so that they
   * give the same bytes on every machine.
   */
  public static Kernels portable() {
    return new Kernels(
        "portable",
        new PortableMatrices(),
        PortableConvolution::new,
        new PortablePooling(),
        new PortableElements(),
        new PortableUpdates());
  }
}
