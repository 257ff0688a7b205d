package dev.demitasse.layers;

import dev.demitasse.kernels.Convolution;

/** A convolution with its weights as its kernels want them, laid out again when they change. */
final class Filters {
  private final Convolution convolution;
  private final float[] forward;
  private final float[] backward;
  private boolean forwardReady;
  private boolean backwardReady;

  Filters(Convolution convolution, boolean training) {
    this.convolution = convolution;
    forward = new float[convolution.filters()];
    backward = new float[training ? convolution.backwardFilters() : 0];
  }

  Convolution convolution() {
    return convolution;
  }

  /** Lets the weights be laid out again before their next use. */
  void forget() {
    forwardReady = false;
    backwardReady = false;
  }

  float[] forward(Parameter weights) {
    if (!forwardReady) {
      convolution.layOut(weights.values(), forward);
      forwardReady = true;
    }
    return forward;
  }

  float[] backward(Parameter weights) {
    if (!backwardReady) {
      convolution.layOutBackward(weights.values(), backward);
      backwardReady = true;
    }
    return backward;
  }
}
