package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import dev.demitasse.kernels.ActivationFunction;

/*
 * A method for each loop: in one method for all, C2 would give up putting the later ones' vectors into
 * registers.
 */

/** {@link VectorActivations} over whole vectors of arrays. */
final class ActivationLoops {
  private ActivationLoops() {}

  /** {@code y = f(x)}. */
  static void activate(
      ActivationFunction function, int count, float[] x, int xOffset, float[] y, int yOffset) {
    switch (function) {
      case RELU6 -> relu6(count, x, xOffset, y, yOffset);
      case ELU -> elu(count, x, xOffset, y, yOffset);
      case GELU -> gelu(count, x, xOffset, y, yOffset);
      case SILU -> silu(count, x, xOffset, y, yOffset);
      case HARD_SWISH -> hardSwish(count, x, xOffset, y, yOffset);
      case HARD_SIGMOID -> hardSigmoid(count, x, xOffset, y, yOffset);
      case SOFTPLUS -> softplus(count, x, xOffset, y, yOffset);
      default -> throw new IllegalArgumentException("not treated here: " + function);
    }
  }

  private static void relu6(int count, float[] x, int xOffset, float[] y, int yOffset) {
    for (int i = 0; i < count; i += LENGTH) {
      VectorActivations.relu6(Lanes.load(x, xOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void elu(int count, float[] x, int xOffset, float[] y, int yOffset) {
    for (int i = 0; i < count; i += LENGTH) {
      VectorActivations.elu(Lanes.load(x, xOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void gelu(int count, float[] x, int xOffset, float[] y, int yOffset) {
    for (int i = 0; i < count; i += LENGTH) {
      VectorActivations.gelu(Lanes.load(x, xOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void silu(int count, float[] x, int xOffset, float[] y, int yOffset) {
    for (int i = 0; i < count; i += LENGTH) {
      VectorActivations.silu(Lanes.load(x, xOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void hardSwish(int count, float[] x, int xOffset, float[] y, int yOffset) {
    for (int i = 0; i < count; i += LENGTH) {
      VectorActivations.hardSwish(Lanes.load(x, xOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void hardSigmoid(int count, float[] x, int xOffset, float[] y, int yOffset) {
    for (int i = 0; i < count; i += LENGTH) {
      VectorActivations.hardSigmoid(Lanes.load(x, xOffset + i)).intoArray(y, yOffset + i);
    }
  }

  private static void softplus(int count, float[] x, int xOffset, float[] y, int yOffset) {
    for (int i = 0; i < count; i += LENGTH) {
      VectorActivations.softplus(Lanes.load(x, xOffset + i)).intoArray(y, yOffset + i);
    }
  }
}
