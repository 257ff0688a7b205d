package dev.demitasse.layers;

import dev.demitasse.tensor.RandomStream;
import java.util.Arrays;

/**
 * How a layer's weights are drawn before training; biases start at zero, factors of channels at
 * one.
 */
public enum Initialisation {
  /**
   * Normal with deviation sqrt(2 / fanIn), before ReLU and its kin. Source: He, Zhang, Ren and Sun,
   * Delving deep into rectifiers, ICCV 2015.
   */
  HE {
    @Override
    void fill(Parameter parameter, RandomStream random) {
      double deviation = StrictMath.sqrt(2.0 / parameter.spec().fanIn());
      random.fillGaussian(parameter.values(), deviation);
    }
  },
  /**
   * Uniform within +-sqrt(6 / (fanIn + fanOut)), before sigmoid, tanh, softmax or nothing. Source:
   * Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks,
   * AISTATS 2010.
   */
  XAVIER {
    @Override
    void fill(Parameter parameter, RandomStream random) {
      double limit =
          StrictMath.sqrt(6.0 / (parameter.spec().fanIn() + (double) parameter.spec().fanOut()));
      float[] values = parameter.values();
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (limit * (2 * random.nextDouble() - 1));
      }
    }
  };

  /** The right one for weights whose outputs go through this function next. */
  public static Initialisation before(Activation.Function function) {
    return switch (function) {
      case RELU, LEAKY_RELU, RELU6, ELU, GELU, SILU, HARD_SWISH, SOFTPLUS -> HE;
      case SIGMOID, HARD_SIGMOID, TANH, SOFTMAX -> XAVIER;
    };
  }

  /** Overwrites the parameter's values; those that all begin with one value, with that. */
  public void initialise(Parameter parameter, RandomStream random) {
    parameter
        .spec()
        .start()
        .ifPresentOrElse(
            start -> Arrays.fill(parameter.values(), start), () -> fill(parameter, random));
  }

  abstract void fill(Parameter parameter, RandomStream random);
}
