package dev.demitasse.training;

import dev.demitasse.tensor.InputException;

/** Training came to a loss or a weight that is no finite number. */
public final class DivergedException extends InputException {
  private static final long serialVersionUID = 1L;

  /**
   * An error that names the epoch and what became of a quantity, and hints at the learning rate.
   */
  DivergedException(int epoch, String quantity, double value, double learningRate) {
    super(
        "training diverged in epoch "
            + epoch
            + ": "
            + quantity
            + " became "
            + value
            + " where a finite number was expected; try a learning rate well below "
            + learningRate);
  }
}
