package dev.demitasse.kernels;

/**
 * Memory for what kernels keep while they work; what is in it outlives no call.
 *
 * <p>A thread that calls kernels has one of its own.
 */
public final class Scratch {
  private final float[] floats;
  private final Panel panel = new Panel();

  /**
   * Scratch with this many floats, the most that {@link MatrixKernels#scratch} and {@link
   * Convolution#scratch} ask for.
   */
  public Scratch(int floats) {
    this.floats = new float[floats];
  }

  /** The floats. */
  public float[] floats() {
    return floats;
  }

  /** The rows that the portable kernels add and multiply in. */
  Panel panel() {
    return panel;
  }
}
