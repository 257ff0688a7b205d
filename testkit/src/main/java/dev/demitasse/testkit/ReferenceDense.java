package dev.demitasse.testkit;

/**
 * A fully connected layer in double precision: y[n, o] = sum over i of x[n, i] w[o, i] + b[o].
 *
 * <p>The batch size follows from the lengths of the arrays.
 *
 * @param inputs the number of inputs of a sample
 * @param outputs the number of outputs of a sample
 */
public record ReferenceDense(int inputs, int outputs) {
  /**
   * The layer's output.
   *
   * @param x the inputs [N, inputs]
   * @param weight the weights [outputs, inputs]
   * @param bias the biases [outputs]
   * @return the outputs [N, outputs]
   * @throws IllegalArgumentException if a length does not match the sizes
   */
  public double[] forward(double[] x, double[] weight, double[] bias) {
    int batch = Lengths.batch("x", x, inputs);
    Lengths.require("weight", weight, outputs * inputs);
    Lengths.require("bias", bias, outputs);
    double[] y = new double[batch * outputs];
    for (int n = 0; n < batch; n++) {
      for (int o = 0; o < outputs; o++) {
        double sum = bias[o];
        for (int i = 0; i < inputs; i++) {
          sum += x[n * inputs + i] * weight[o * inputs + i];
        }
        y[n * outputs + o] = sum;
      }
    }
    return y;
  }

  /**
   * The gradient of the inputs: dx[n, i] = sum over o of dy[n, o] w[o, i].
   *
   * @param dy the gradient of the outputs [N, outputs]
   * @param weight the weights [outputs, inputs]
   * @return dx [N, inputs]
   * @throws IllegalArgumentException if a length does not match the sizes
   */
  public double[] inputGradient(double[] dy, double[] weight) {
    int batch = Lengths.batch("dy", dy, outputs);
    Lengths.require("weight", weight, outputs * inputs);
    double[] dx = new double[batch * inputs];
    for (int n = 0; n < batch; n++) {
      for (int o = 0; o < outputs; o++) {
        for (int i = 0; i < inputs; i++) {
          dx[n * inputs + i] += dy[n * outputs + o] * weight[o * inputs + i];
        }
      }
    }
    return dx;
  }

  /**
   * The gradient of the weights: dw[o, i] = sum over n of dy[n, o] x[n, i].
   *
   * @param x the inputs [N, inputs]
   * @param dy the gradient of the outputs [N, outputs]
   * @return dw [outputs, inputs]
   * @throws IllegalArgumentException if a length does not match the sizes
   */
  public double[] weightGradient(double[] x, double[] dy) {
    int batch = Lengths.batch("x", x, inputs);
    Lengths.require("dy", dy, batch * outputs);
    double[] dw = new double[outputs * inputs];
    for (int n = 0; n < batch; n++) {
      for (int o = 0; o < outputs; o++) {
        for (int i = 0; i < inputs; i++) {
          dw[o * inputs + i] += dy[n * outputs + o] * x[n * inputs + i];
        }
      }
    }
    return dw;
  }

  /**
   * The gradient of the biases: db[o] = sum over n of dy[n, o].
   *
   * @param dy the gradient of the outputs [N, outputs]
   * @return db [outputs]
   * @throws IllegalArgumentException if the length does not match the sizes
   */
  public double[] biasGradient(double[] dy) {
    int batch = Lengths.batch("dy", dy, outputs);
    double[] db = new double[outputs];
    for (int n = 0; n < batch; n++) {
      for (int o = 0; o < outputs; o++) {
        db[o] += dy[n * outputs + o];
      }
    }
    return db;
  }
}
