package dev.demitasse.kernels;

final class PortableElements implements ElementKernels {
  @Override
  public void activate(
      ActivationFunction function, int count, float[] x, int xOffset, float[] y, int yOffset) {
    switch (function) {
      case RELU -> {
        for (int i = 0; i < count; i++) {
          y[yOffset + i] = Math.max(x[xOffset + i], 0);
        }
      }
      case LEAKY_RELU -> {
        for (int i = 0; i < count; i++) {
          float value = x[xOffset + i];
          y[yOffset + i] = Math.max(value, ActivationFunction.LEAK * value);
        }
      }
      case SIGMOID -> {
        for (int i = 0; i < count; i++) {
          y[yOffset + i] = Exponential.sigmoid(x[xOffset + i]);
        }
      }
      case TANH -> {
        for (int i = 0; i < count; i++) {
          y[yOffset + i] = Exponential.tanh(x[xOffset + i]);
        }
      }
    }
  }

  @Override
  public void activationGradient(
      ActivationFunction function,
      int count,
      float[] y,
      int yOffset,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset) {
    switch (function) {
      case RELU -> {
        for (int i = 0; i < count; i++) {
          dx[dxOffset + i] = y[yOffset + i] > 0 ? dy[dyOffset + i] : 0;
        }
      }
      case LEAKY_RELU -> {
        for (int i = 0; i < count; i++) {
          float slope = y[yOffset + i] > 0 ? 1 : ActivationFunction.LEAK;
          dx[dxOffset + i] = slope * dy[dyOffset + i];
        }
      }
      case SIGMOID -> {
        for (int i = 0; i < count; i++) {
          float value = y[yOffset + i];
          dx[dxOffset + i] = dy[dyOffset + i] * value * (1 - value);
        }
      }
      case TANH -> {
        for (int i = 0; i < count; i++) {
          float value = y[yOffset + i];
          dx[dxOffset + i] = dy[dyOffset + i] * (1 - value * value);
        }
      }
    }
  }

  @Override
  public void softmax(int rows, int columns, float[] x, int xOffset, float[] y, int yOffset) {
    for (int r = 0; r < rows; r++) {
      int from = xOffset + r * columns;
      int to = yOffset + r * columns;
      float largest = Float.NEGATIVE_INFINITY;
      for (int i = 0; i < columns; i++) {
        largest = Math.max(largest, x[from + i]);
      }
      float sum = 0;
      for (int i = 0; i < columns; i++) {
        y[to + i] = Exponential.exp(x[from + i] - largest);
        sum += y[to + i];
      }
      for (int i = 0; i < columns; i++) {
        y[to + i] /= sum;
      }
    }
  }

  @Override
  public void softmaxGradient(
      int rows,
      int columns,
      float[] y,
      int yOffset,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset) {
    for (int r = 0; r < rows; r++) {
      int row = r * columns;
      float sum = 0;
      for (int i = 0; i < columns; i++) {
        sum += y[yOffset + row + i] * dy[dyOffset + row + i];
      }
      for (int i = 0; i < columns; i++) {
        dx[dxOffset + row + i] = y[yOffset + row + i] * (dy[dyOffset + row + i] - sum);
      }
    }
  }

  @Override
  public void multiply(
      int count, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
    for (int i = 0; i < count; i++) {
      c[cOffset + i] = a[aOffset + i] * b[bOffset + i];
    }
  }

  @Override
  public void add(int count, float[] a, int aOffset, float[] sum, int sumOffset) {
    for (int i = 0; i < count; i++) {
      sum[sumOffset + i] += a[aOffset + i];
    }
  }
}
