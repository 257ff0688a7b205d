package dev.demitasse.training;

import dev.demitasse.tensor.InputException;

/** Training came to a loss that is no finite number. */
public final class DivergedException extends InputException {
  private static final long serialVersionUID = 1L;

  /** An error that names the epoch and hints at the learning rate. */
  DivergedException(int epoch, double loss, double learningRate) {
    super(
        "training diverged in epoch "
            + epoch
            + ": the loss became "
            + loss
            + " where a finite number was expected; try a learning rate well below "
            + learningRate);
  }
}
