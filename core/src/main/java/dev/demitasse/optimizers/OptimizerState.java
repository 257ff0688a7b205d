package dev.demitasse.optimizers;

import dev.demitasse.kernels.Kernels;

/** What an optimizer remembers from step to step. */
public interface OptimizerState {
  /** Begins the next step; then every value of every parameter is to be updated once. */
  void beginStep();

  /**
   * Updates a parameter's values from {@code from} to below {@code to}. Runs of values may be
   * updated in any order and from several threads.
   *
   * @param parameter the parameter's index
   * @param weights its values, changed in place
   * @param gradient the loss's gradient by them, only read
   */
  void step(Kernels kernels, int parameter, float[] weights, float[] gradient, int from, int to);
}
