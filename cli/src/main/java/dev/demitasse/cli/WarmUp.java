package dev.demitasse.cli;

import dev.demitasse.kernels.ActivationFunction;
import dev.demitasse.kernels.ConvGeometry;
import dev.demitasse.kernels.Convolution;
import dev.demitasse.kernels.ForwardConvolution;
import dev.demitasse.kernels.Kernels;
import dev.demitasse.kernels.PoolGeometry;
import dev.demitasse.kernels.Scratch;
import java.util.List;

/**
 * Calls the kernels that training needs, on little data, so that the JVM compiles them while the
 * pictures are read; otherwise the first steps, a thousand times slower than the others, would wait
 * for that. Nothing comes of it but time.
 *
 * <p>The sizes are those of a small network, since the JVM compiles a loop for how often it has
 * gone round: after loops much shorter than in training, kernels would stay slower.
 */
final class WarmUp {
  /** As many calls as the launcher tells the compiler to wait for. */
  private static final int CALLS = 10;

  private static final int SIDE = 32;
  private static final int ROWS = 16;
  private static final int FEATURES = 64;
  private static final int INPUTS = 256;
  private static final int WIDE = 512;
  private static final int FLOATS = 1 << 15;

  private final Kernels kernels;
  private final Scratch scratch;
  private final float[] x = new float[FLOATS];
  private final float[] y = new float[FLOATS];
  private final float[] z = new float[FLOATS];
  private final int[] argmax = new int[FLOATS];

  private WarmUp(Kernels kernels) {
    this.kernels = kernels;
    scratch = new Scratch(kernels.matrices().scratch());
  }

  /** Begins on two threads of its own, which end with the JVM at the latest. */
  static void begin(Kernels kernels) {
    for (Runnable half : halves(kernels)) {
      Thread thread = Thread.ofPlatform().daemon().name("demitasse-warm-up").unstarted(half);
      thread.setUncaughtExceptionHandler((failed, e) -> {}); // training meets it, if it matters
      thread.start();
    }
  }

  /** The calls: the kernels of the way forward, and those of the way back. */
  static List<Runnable> halves(Kernels kernels) {
    return List.of(() -> new WarmUp(kernels).forward(), () -> new WarmUp(kernels).backward());
  }

  private static void often(Runnable calls) {
    for (int i = 0; i < CALLS; i++) {
      calls.run();
    }
  }

  private static ConvGeometry convolution(int side, int inputs, int outputs) {
    return new ConvGeometry(inputs, side, side, outputs, 3, 1, 1);
  }

  private void forward() {
    ConvGeometry geometry = convolution(SIDE, 1, 8);
    convolve(kernels.convolutions().of(geometry));
    PoolGeometry pool = new PoolGeometry(1, SIDE, SIDE, 2, 2);
    often(() -> kernels.pooling().maxPool(pool, x, 0, y, 0, argmax, 0));
    often(
        () -> {
          kernels.elements().activate(ActivationFunction.RELU, WIDE, x, 0, y, 0);
          kernels.elements().dropoutFactors(0, WIDE, .5f, 1, z, 0);
          kernels.elements().multiply(WIDE, x, 0, y, 0, z, 0);
        });
    often(() -> dense(FEATURES, INPUTS));
    often(() -> dense(1, WIDE));
    kernels.convolutions().pooled(geometry, true).ifPresent(this::convolve);
  }

  private void convolve(ForwardConvolution conv) {
    Scratch own = new Scratch(conv.scratch());
    float[] filters = new float[conv.filters()];
    often(
        () -> {
          conv.layOut(z, filters);
          conv.convolve(x, 0, filters, z, y, 0, 0, 8, own);
        });
  }

  private void dense(int features, int inputs) {
    kernels.matrices().multiplyTransposedRight(ROWS, features, inputs, x, 0, y, 0, z, 0, scratch);
    kernels.matrices().addToRows(ROWS, WIDE, y, 0, z, 0);
  }

  private void backward() {
    often(convolutionGradients(SIDE, 1, 8));
    often(convolutionGradients(SIDE / 2, 2, 16));
    PoolGeometry pool = new PoolGeometry(1, SIDE, SIDE, 2, 2);
    often(() -> kernels.pooling().maxPoolGradient(pool, x, 0, argmax, 0, y, 0));
    often(
        () -> {
          kernels.elements().activationGradient(ActivationFunction.RELU, WIDE, x, 0, y, 0, z, 0);
          kernels.matrices().multiply(ROWS, FEATURES, INPUTS, x, 0, y, 0, z, 0, scratch);
          kernels
              .matrices()
              .multiplyTransposedLeft(ROWS, FEATURES, INPUTS, x, 0, ROWS, y, 0, z, 0, scratch);
          kernels.matrices().columnSums(2 * ROWS, WIDE, x, 0, WIDE, y, 0);
        });
  }

  private Runnable convolutionGradients(int side, int inputs, int outputs) {
    Convolution conv = kernels.convolutions().of(convolution(side, inputs, outputs));
    Scratch own = new Scratch(conv.scratch());
    float[] filters = new float[conv.backwardFilters()];
    float[] sums = new float[conv.sums()];
    float[] bias = new float[outputs];
    return () -> {
      conv.addWeightGradient(x, 0, y, 0, sums, own);
      conv.gradients(sums, z, bias);
      conv.layOutBackward(z, filters);
      conv.dataGradient(y, 0, filters, x, 0, own);
    };
  }
}
