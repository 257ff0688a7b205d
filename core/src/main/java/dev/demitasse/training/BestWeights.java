package dev.demitasse.training;

import dev.demitasse.layers.Parameter;
import java.util.List;

/** A copy of the weights of the epoch with the lowest validation loss so far. */
final class BestWeights {
  private final List<Parameter> parameters;
  private final float[][] values;
  private double loss = Double.POSITIVE_INFINITY;
  private int epoch;

  BestWeights(List<Parameter> parameters) {
    this.parameters = parameters;
    this.values = new float[parameters.size()][];
  }

  /** Copies the weights if this loss is the lowest so far, and says whether it is. */
  boolean offer(int epoch, double loss) {
    if (!(loss < this.loss)) {
      return false;
    }
    this.epoch = epoch;
    this.loss = loss;
    for (Parameter parameter : parameters) {
      values[parameter.index()] = parameter.values().clone();
    }
    return true;
  }

  /** The epoch of the copy, from 1; 0 when there is none. */
  int epoch() {
    return epoch;
  }

  /** Writes the copy back. */
  void restore() {
    for (Parameter parameter : parameters) {
      System.arraycopy(values[parameter.index()], 0, parameter.values(), 0, parameter.size());
    }
  }
}
