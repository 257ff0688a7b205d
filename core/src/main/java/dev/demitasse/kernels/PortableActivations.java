package dev.demitasse.kernels;

/** {@link Activations} over arrays, each function in a loop of its own that C2 can unroll. */
final class PortableActivations {
  private PortableActivations() {}

  /** {@code y = f(x)}. */
  static void activate(
      ActivationFunction function, int count, float[] x, int xOffset, float[] y, int yOffset) {
    switch (function) {
      case RELU6 -> {
        for (int i = 0; i < count; i++) {
          y[yOffset + i] = Activations.relu6(x[xOffset + i]);
        }
      }
      case ELU -> {
        for (int i = 0; i < count; i++) {
          y[yOffset + i] = Activations.elu(x[xOffset + i]);
        }
      }
      case GELU -> {
        for (int i = 0; i < count; i++) {
          y[yOffset + i] = Activations.gelu(x[xOffset + i]);
        }
      }
      case SILU -> {
        for (int i = 0; i < count; i++) {
          y[yOffset + i] = Activations.silu(x[xOffset + i]);
        }
      }
      case HARD_SWISH -> {
        for (int i = 0; i < count; i++) {
          y[yOffset + i] = Activations.hardSwish(x[xOffset + i]);
        }
      }
      case HARD_SIGMOID -> {
        for (int i = 0; i < count; i++) {
          y[yOffset + i] = Activations.hardSigmoid(x[xOffset + i]);
        }
      }
      case SOFTPLUS -> {
        for (int i = 0; i < count; i++) {
          y[yOffset + i] = Activations.softplus(x[xOffset + i]);
        }
      }
      default -> throw new IllegalArgumentException("not treated here: " + function);
    }
  }

  /** {@code dx = f'(x) dy}. */
  static void gradient(
      ActivationFunction function,
      int count,
      float[] values,
      int valuesOffset,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset) {
    switch (function) {
      case RELU6 -> {
        for (int i = 0; i < count; i++) {
          float slope = Activations.relu6Slope(values[valuesOffset + i]);
          dx[dxOffset + i] = slope * dy[dyOffset + i];
        }
      }
      case ELU -> {
        for (int i = 0; i < count; i++) {
          float slope = Activations.eluSlope(values[valuesOffset + i]);
          dx[dxOffset + i] = slope * dy[dyOffset + i];
        }
      }
      case GELU -> {
        for (int i = 0; i < count; i++) {
          float slope = Activations.geluSlope(values[valuesOffset + i]);
          dx[dxOffset + i] = slope * dy[dyOffset + i];
        }
      }
      case SILU -> {
        for (int i = 0; i < count; i++) {
          float slope = Activations.siluSlope(values[valuesOffset + i]);
          dx[dxOffset + i] = slope * dy[dyOffset + i];
        }
      }
      case HARD_SWISH -> {
        for (int i = 0; i < count; i++) {
          float slope = Activations.hardSwishSlope(values[valuesOffset + i]);
          dx[dxOffset + i] = slope * dy[dyOffset + i];
        }
      }
      case HARD_SIGMOID -> {
        for (int i = 0; i < count; i++) {
          float slope = Activations.hardSigmoidSlope(values[valuesOffset + i]);
          dx[dxOffset + i] = slope * dy[dyOffset + i];
        }
      }
      case SOFTPLUS -> {
        for (int i = 0; i < count; i++) {
          float slope = Activations.softplusSlope(values[valuesOffset + i]);
          dx[dxOffset + i] = slope * dy[dyOffset + i];
        }
      }
      default -> throw new IllegalArgumentException("not treated here: " + function);
    }
  }
}
