package dev.demitasse.kernels;

/*
 * C2 vectorises a loop over several arrays only where they are all indexed alike (see Panel). The
 * functions that a network calls most have a loop for that case, in which all offsets are the same.
 */
final class PortableElements implements ElementKernels {
  @Override
  public void activate(
      ActivationFunction function, int count, float[] x, int xOffset, float[] y, int yOffset) {
    switch (function) {
      case RELU -> relu(count, x, xOffset, y, yOffset);
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
      case RELU6, ELU, GELU, SILU, HARD_SWISH, HARD_SIGMOID, SOFTPLUS ->
          PortableActivations.activate(function, count, x, xOffset, y, yOffset);
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
      case RELU -> reluGradient(count, y, yOffset, dy, dyOffset, dx, dxOffset);
      case LEAKY_RELU -> {
        for (int i = 0; i < count; i++) {
          float slope = Math.max(Math.signum(y[yOffset + i]), ActivationFunction.LEAK);
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
      case RELU6, ELU, GELU, SILU, HARD_SWISH, HARD_SIGMOID, SOFTPLUS ->
          PortableActivations.gradient(function, count, y, yOffset, dy, dyOffset, dx, dxOffset);
    }
  }

  private static void relu(int count, float[] x, int xOffset, float[] y, int yOffset) {
    if (xOffset == yOffset) {
      for (int i = xOffset; i < xOffset + count; i++) {
        y[i] = Math.max(x[i], 0);
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      y[yOffset + i] = Math.max(x[xOffset + i], 0);
    }
  }

  // The sign of an output of ReLU, 0 or 1, is its slope, and is had without a branch.
  private static void reluGradient(
      int count, float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset) {
    if (yOffset == dyOffset && yOffset == dxOffset) {
      for (int i = yOffset; i < yOffset + count; i++) {
        dx[i] = Math.signum(y[i]) * dy[i];
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      dx[dxOffset + i] = Math.signum(y[yOffset + i]) * dy[dyOffset + i];
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
  public void dropoutFactors(
      int first, int count, float rate, long bits, float[] factors, int offset) {
    int low = (int) bits;
    int high = (int) (bits >>> 32);
    int limit = (int) (rate * (1 << 24));
    float kept = 1 / (1 - rate);
    for (int i = 0; i < count; i++) {
      int hash = low + (first + i) * 0x9e3779b9;
      hash = (hash ^ hash >>> 16) * 0x7feb352d;
      hash = (hash ^ high ^ hash >>> 15) * 0x846ca68b;
      hash ^= hash >>> 16;
      factors[offset + i] = hash >>> 8 < limit ? 0 : kept;
    }
  }

  @Override
  public void multiply(
      int count, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
    if (aOffset == bOffset && aOffset == cOffset) {
      for (int i = aOffset; i < aOffset + count; i++) {
        c[i] = a[i] * b[i];
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      c[cOffset + i] = a[aOffset + i] * b[bOffset + i];
    }
  }

  @Override
  public void add(int count, float[] a, int aOffset, float[] sum, int sumOffset) {
    if (aOffset == sumOffset) {
      for (int i = aOffset; i < aOffset + count; i++) {
        sum[i] += a[i];
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      sum[sumOffset + i] += a[aOffset + i];
    }
  }

  @Override
  public void sum(
      int count, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
    if (aOffset == bOffset && aOffset == yOffset) {
      for (int i = aOffset; i < aOffset + count; i++) {
        y[i] = a[i] + b[i];
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      y[yOffset + i] = a[aOffset + i] + b[bOffset + i];
    }
  }

  @Override
  public void addRectified(
      int count, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
    if (aOffset == bOffset && aOffset == yOffset) {
      for (int i = aOffset; i < aOffset + count; i++) {
        y[i] = Math.max(a[i] + b[i], 0);
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      y[yOffset + i] = Math.max(a[aOffset + i] + b[bOffset + i], 0);
    }
  }
}
