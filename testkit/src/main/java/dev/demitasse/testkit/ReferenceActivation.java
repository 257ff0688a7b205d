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
  },

  /** x cut to 0..6; the slope at both ends is 0. */
  RELU6 {
    @Override
    double value(double x) {
      return Double.isNaN(x) ? x : Math.clamp(x, 0, 6);
    }

    @Override
    double slope(double x) {
      return x > 0 && x < 6 ? 1 : 0;
    }
  },

  /** x above 0 and exp(x) - 1 elsewhere. */
  ELU {
    @Override
    double value(double x) {
      return x > 0 ? x : StrictMath.expm1(x);
    }

    @Override
    double slope(double x) {
      return x > 0 ? 1 : StrictMath.exp(x);
    }
  },

  /** x times the standard normal distribution at x. */
  GELU {
    @Override
    double value(double x) {
      return x * normal(x);
    }

    @Override
    double slope(double x) {
      return normal(x) + x * density(x);
    }
  },

  /** x times its sigmoid. */
  SILU {
    @Override
    double value(double x) {
      return x * sigmoid(x);
    }

    @Override
    double slope(double x) {
      return sigmoid(x) * (1 + x * sigmoid(-x));
    }
  },

  /** x relu6(x + 3) / 6. */
  HARD_SWISH {
    @Override
    double value(double x) {
      return x * HARD_SIGMOID.value(x);
    }

    @Override
    double slope(double x) {
      return HARD_SIGMOID.value(x) + x * HARD_SIGMOID.slope(x);
    }
  },

  /** relu6(x + 3) / 6. */
  HARD_SIGMOID {
    @Override
    double value(double x) {
      return RELU6.value(x + 3) / 6;
    }

    @Override
    double slope(double x) {
      return RELU6.slope(x + 3) / 6;
    }
  },

  /** log(1 + exp(x)). */
  SOFTPLUS {
    @Override
    double value(double x) {
      return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    @Override
    double slope(double x) {
      return sigmoid(x);
    }
  };

  private static final double FAR = 4;

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

  /**
   * The standard normal distribution: by its series (Marsaglia, Evaluating the normal distribution,
   * Journal of Statistical Software 11, 2004), and far from 0 by its continued fraction, which
   * keeps the digits of small values.
   *
   * @param x any number
   * @return a number from 0 to 1
   */
  public static double normal(double x) {
    if (x > FAR) {
      return 1 - normal(-x);
    }
    if (x < -FAR) {
      double fraction = 0;
      for (int k = 100; k > 0; k--) {
        fraction = k / (fraction - x);
      }
      return density(x) / (fraction - x);
    }
    double term = x;
    double sum = x;
    for (int k = 3; Math.abs(term) > 1e-18; k += 2) {
      term *= x * x / k;
      sum += term;
    }
    return 0.5 + density(x) * sum;
  }

  private static double density(double x) {
    return StrictMath.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }
}
