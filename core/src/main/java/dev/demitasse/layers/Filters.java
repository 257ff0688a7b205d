package dev.demitasse.layers;

import dev.demitasse.kernels.Convolution;
import dev.demitasse.kernels.ForwardConvolution;

/** A convolution with its weights as its kernels want them, laid out again when they change. */
final class Filters {
  private final ForwardConvolution convolution;
  private final Convolution gradients;
  private final float[] forward;
  private final float[] backward;
  private boolean forwardReady;
  private boolean backwardReady;

  private Filters(ForwardConvolution convolution, Convolution gradients, int backward) {
    this.convolution = convolution;
    this.gradients = gradients;
    forward = new float[convolution.filters()];
    this.backward = new float[backward];
  }

  /** For a pass that goes forward only. */
  static Filters forPrediction(ForwardConvolution convolution) {
    return new Filters(convolution, null, 0);
  }

  /** For a pass that goes back as well. */
  static Filters forTraining(Convolution convolution) {
    return new Filters(convolution, convolution, convolution.backwardFilters());
  }

  /** The convolution, to go forward. */
  ForwardConvolution convolution() {
    return convolution;
  }

  /** The convolution, to go back; null in a pass that does not. */
  Convolution gradients() {
    return gradients;
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
      gradients.layOutBackward(weights.values(), backward);
      backwardReady = true;
    }
    return backward;
  }
}
