package dev.demitasse.kernels;

import dev.demitasse.tensor.InputException;
import java.util.List;
import java.util.ServiceLoader;

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
 * @param pooling pooling and its gradients
 * @param planes what is done plane by plane, with numbers for each channel
 * @param elements what is done value by value
 * @param updates the optimizers' steps
 */
public record Kernels(
    String name,
    MatrixKernels matrices,
    ConvolutionKernels convolutions,
    PoolingKernels pooling,
    PlaneKernels planes,
    ElementKernels elements,
    UpdateKernels updates) {
  /** The names that {@link #named} knows. */
  public static final List<String> NAMES = List.of("simd", "portable");

  /** The fastest kernels that can run here. */
  public static Kernels fastest() {
    return Available.OFFER.kernels().orElse(Available.PORTABLE);
  }

  /** What the fast kernels compute with; or why they cannot run here and what to do about it. */
  public static String fastestNote() {
    return Available.OFFER.note();
  }

  /**
   * The kernels of that name: {@code portable}, or {@code simd} where they can run.
   *
   * @throws InputException if there are none of that name, or they cannot run here
   */
  public static Kernels named(String name) {
    return switch (name) {
      case "portable" -> Available.PORTABLE;
      case "simd" ->
          Available.OFFER
              .kernels()
              .orElseThrow(
                  () ->
                      new InputException(
                          "the kernels \"simd\" cannot run here: " + Available.OFFER.note()));
      default ->
          throw new InputException(
              "there are no kernels \"" + name + "\"; choose one of simd and portable");
    };
  }

  /** Found once, when first asked for. */
  private static final class Available {
    static final Kernels PORTABLE = portable();
    static final KernelsProvider.Offer OFFER =
        ServiceLoader.load(KernelsProvider.class).stream()
            .map(provider -> provider.get().offer())
            .findFirst()
            .orElse(KernelsProvider.Offer.none("demitasse-simd.jar is not on the path"));
  }

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
        new PortablePlanes(),
        new PortableElements(),
        new PortableUpdates());
  }
}
