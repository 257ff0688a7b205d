package dev.demitasse.testkit;

/** The elementwise activation functions in double precision, forward and backward. */
public enum ReferenceActivation {
  /** max(0, x); the slope at 0 is 0. */
  RELU {
    @Override
    double value(double x) {
      return x > 0 ? x : 0;
    }

    @Override
    double slope(double x) {
      return x > 0 ? 1 : 0;
    }
  },

  /** 1 / (1 + exp(-x)). */
  SIGMOID {
    @Override
    double value(double x) {
      return sigmoid(x);
    }

    // sigmoid(-x) is 1 - sigmoid(x) without the cancellation.
    @Override
    double slope(double x) {
      return sigmoid(x) * sigmoid(-x);
    }
  },

  /** The hyperbolic tangent. */
  TANH {
    @Override
    double value(double x) {
      return StrictMath.tanh(x);
    }

    @Override
    double slope(double x) {
      double y = StrictMath.tanh(x);
      return (1 - y) * (1 + y);
    }
  },

  /** x above 0 and 0.01 x elsewhere; the slope at 0 is 0.01. */
  LEAKY_RELU {
    @Override
    double value(double x) {
      return x > 0 ? x : 0.01 * x;
    }

    @Override
    double slope(double x) {
      return x > 0 ? 1 : 0.01;
    }
  };

  abstract double value(double x);

  abstract double slope(double x);

  /**
   * The function of each element.
   *
   * @param x any values
   * @return y, as long as x
   */
  public double[] forward(double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = value(x[i]);
    }
    return y;
  }

  /**
   * The gradient of the input: dx = dy f'(x).
   *
   * @param x the input of the forward pass
   * @param dy the gradient of the output, as long as x
   * @return dx, as long as x
   * @throws IllegalArgumentException if the lengths differ
   */
  public double[] backward(double[] x, double[] dy) {
    Lengths.require("dy", dy, x.length);
    double[] dx = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      dx[i] = dy[i] * slope(x[i]);
    }
    return dx;
  }

  /**
   * The logistic function 1 / (1 + exp(-x)), which neither overflows nor gives NaN for finite x.
   *
   * @param x any number
   * @return a number from 0 to 1
   */
  public static double sigmoid(double x) {
    if (x >= 0) {
      return 1 / (1 + StrictMath.exp(-x));
    }
    double e = StrictMath.exp(x);
    return e / (1 + e);
  }
}
