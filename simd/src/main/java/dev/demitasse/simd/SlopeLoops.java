package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import dev.demitasse.kernels.ActivationFunction;
import jdk.incubator.vector.FloatVector;

/*
 * A method for each loop, as in ActivationLoops: in one method for all, C2 would give up putting the later ones' vectors into
 * registers.
 */

/** The slopes of {@link VectorActivations}, times gradients, over whole vectors of arrays. */
final class SlopeLoops {
  private static final float SIXTH = 1f / 6;

  private SlopeLoops() {}

  /** {@code dx = f'(x) dy}, from x or y. */
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
      case RELU6 -> relu6(count, values, valuesOffset, dy, dyOffset, dx, dxOffset);
      case ELU -> elu(count, values, valuesOffset, dy, dyOffset, dx, dxOffset);
      case GELU -> gelu(count, values, valuesOffset, dy, dyOffset, dx, dxOffset);
      case SILU -> silu(count, values, valuesOffset, dy, dyOffset, dx, dxOffset);
      case HARD_SWISH -> hardSwish(count, values, valuesOffset, dy, dyOffset, dx, dxOffset);
      case HARD_SIGMOID -> hardSigmoid(count, values, valuesOffset, dy, dyOffset, dx, dxOffset);
      case SOFTPLUS -> softplus(count, values, valuesOffset, dy, dyOffset, dx, dxOffset);
      default -> throw new IllegalArgumentException("not treated here: " + function);
    }
  }

  private static void relu6(
      int count,
      float[] values,
      int valuesOffset,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector gradient = Lanes.load(dy, dyOffset + i);
      FloatVector slope = VectorActivations.between(Lanes.load(values, valuesOffset + i), 6, 1);
      gradient.mul(slope).intoArray(dx, dxOffset + i);
    }
  }

  private static void elu(
      int count,
      float[] values,
      int valuesOffset,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector gradient = Lanes.load(dy, dyOffset + i);
      FloatVector slope = VectorActivations.eluSlope(Lanes.load(values, valuesOffset + i));
      gradient.mul(slope).intoArray(dx, dxOffset + i);
    }
  }

  private static void gelu(
      int count,
      float[] values,
      int valuesOffset,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector gradient = Lanes.load(dy, dyOffset + i);
      FloatVector slope = VectorActivations.geluSlope(Lanes.load(values, valuesOffset + i));
      gradient.mul(slope).intoArray(dx, dxOffset + i);
    }
  }

  private static void silu(
      int count,
      float[] values,
      int valuesOffset,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector gradient = Lanes.load(dy, dyOffset + i);
      FloatVector slope = VectorActivations.siluSlope(Lanes.load(values, valuesOffset + i));
      gradient.mul(slope).intoArray(dx, dxOffset + i);
    }
  }

  private static void hardSwish(
      int count,
      float[] values,
      int valuesOffset,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector gradient = Lanes.load(dy, dyOffset + i);
      FloatVector slope = VectorActivations.hardSwishSlope(Lanes.load(values, valuesOffset + i));
      gradient.mul(slope).intoArray(dx, dxOffset + i);
    }
  }

  private static void hardSigmoid(
      int count,
      float[] values,
      int valuesOffset,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector gradient = Lanes.load(dy, dyOffset + i);
      FloatVector slope = VectorActivations.between(Lanes.load(values, valuesOffset + i), 1, SIXTH);
      gradient.mul(slope).intoArray(dx, dxOffset + i);
    }
  }

  private static void softplus(
      int count,
      float[] values,
      int valuesOffset,
      float[] dy,
      int dyOffset,
      float[] dx,
      int dxOffset) {
    for (int i = 0; i < count; i += LENGTH) {
      FloatVector slope = VectorActivations.softplusSlope(Lanes.load(values, valuesOffset + i));
      slope.mul(Lanes.load(dy, dyOffset + i)).intoArray(dx, dxOffset + i);
    }
  }
}
