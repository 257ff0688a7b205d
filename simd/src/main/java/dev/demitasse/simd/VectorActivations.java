package dev.demitasse.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/*
 * The same operations in the same order as in the portable kernels' Activations, with no fused
 * multiply-add among them, so that a value's bits don't depend on whether it came into a vector.
 *
 * Exponentials come first, and what follows is not cut into methods: C2 inlines a method of ours only
 * as long as what it has inlined is small, and where it does not, vectors become objects.
 */

/** Activation functions of a vector of values, and their slopes. */
final class VectorActivations {
  private static final float SIXTH = 1f / 6;
  private static final float SMALL = 0.25f;
  private static final float BEND = 0.275f;
  private static final float DENSITY_AT_0 = 0.3989423f; // 1 / sqrt(2 pi)
  private static final float SILENT = -100;

  // The normal distribution's polynomial.
  private static final float Q8 = 0.026248842f;
  private static final float Q7 = -0.10601824f;
  private static final float Q6 = 0.12017786f;
  private static final float Q5 = -0.02333918f;
  private static final float Q4 = 0.079599276f;
  private static final float Q3 = 0.08260347f;
  private static final float Q2 = 0.10123573f;
  private static final float Q1 = 0.10978951f;
  private static final float Q0 = 0.10970274f;

  private VectorActivations() {}

  static FloatVector relu6(FloatVector x) {
    return x.max(0).min(6);
  }

  /** From y: 1 between the bounds, 0 elsewhere, times the given slope. */
  static FloatVector between(FloatVector y, float bound, float slope) {
    VectorMask<Float> inside =
        y.compare(VectorOperators.GT, 0).and(y.compare(VectorOperators.LT, bound));
    return Lanes.zero().blend(slope, inside);
  }

  static FloatVector hardSigmoid(FloatVector x) {
    return relu6(x.add(3)).mul(SIXTH);
  }

  static FloatVector hardSwish(FloatVector x) {
    return x.mul(hardSigmoid(x));
  }

  /** From x. */
  static FloatVector hardSwishSlope(FloatVector x) {
    FloatVector slope = x.mul(1f / 3).add(0.5f);
    return slope
        .blend(0, x.compare(VectorOperators.LE, -3))
        .blend(1, x.compare(VectorOperators.GE, 3));
  }

  static FloatVector elu(FloatVector x) {
    return expMinus1(x).blend(x, x.compare(VectorOperators.GT, 0));
  }

  /** From y. */
  static FloatVector eluSlope(FloatVector y) {
    return y.add(1).blend(1, y.compare(VectorOperators.GT, 0));
  }

  private static FloatVector expMinus1(FloatVector x) {
    FloatVector large = VectorExponential.exp(x).sub(1);
    FloatVector series = x.mul(1f / 5040).add(1f / 720);
    series = series.mul(x).add(1f / 120);
    series = series.mul(x).add(1f / 24);
    series = series.mul(x).add(1f / 6);
    series = series.mul(x).add(0.5f);
    FloatVector small = x.add(x.mul(x).mul(series));
    VectorMask<Float> isSmall = x.abs().compare(VectorOperators.LT, SMALL);
    return large.blend(small, isSmall);
  }

  static FloatVector silu(FloatVector x) {
    return x.max(SILENT).mul(VectorExponential.sigmoid(x));
  }

  /** From x. */
  static FloatVector siluSlope(FloatVector x) {
    FloatVector bounded = x.max(SILENT).min(-SILENT);
    FloatVector power = VectorExponential.exp(bounded.neg()).add(1);
    FloatVector s = Lanes.same(1).div(power);
    FloatVector rest = Lanes.same(1).sub(s);
    FloatVector product = bounded.mul(s).mul(rest);
    return s.add(product);
  }

  static FloatVector gelu(FloatVector x) {
    FloatVector bell = VectorExponential.exp(x.mul(-0.5f).mul(x));
    FloatVector t = Lanes.same(1).div(x.abs().mul(BEND).add(1));
    FloatVector q = t.mul(Q8).add(Q7).mul(t).add(Q6).mul(t).add(Q5).mul(t).add(Q4);
    q = q.mul(t).add(Q3).mul(t).add(Q2).mul(t).add(Q1).mul(t).add(Q0);
    FloatVector lower = bell.mul(t).mul(q);
    VectorMask<Float> above = x.compare(VectorOperators.GT, 0);
    FloatVector normal = lower.blend(Lanes.same(1).sub(lower), above);
    return x.max(SILENT).mul(normal);
  }

  /** From x. */
  static FloatVector geluSlope(FloatVector x) {
    FloatVector bell = VectorExponential.exp(x.mul(-0.5f).mul(x)); // that of x's bounds too
    FloatVector bounded = x.max(SILENT).min(-SILENT);
    FloatVector t = Lanes.same(1).div(bounded.abs().mul(BEND).add(1));
    FloatVector q = t.mul(Q8).add(Q7).mul(t).add(Q6).mul(t).add(Q5).mul(t).add(Q4);
    q = q.mul(t).add(Q3).mul(t).add(Q2).mul(t).add(Q1).mul(t).add(Q0);
    FloatVector lower = bell.mul(t).mul(q);
    VectorMask<Float> above = x.compare(VectorOperators.GT, 0);
    FloatVector normal = lower.blend(Lanes.same(1).sub(lower), above);
    return normal.add(bounded.mul(DENSITY_AT_0).mul(bell));
  }

  static FloatVector softplus(FloatVector x) {
    FloatVector u = VectorExponential.exp(x.abs().neg());
    FloatVector s = u.div(u.add(2));
    FloatVector square = s.mul(s);
    FloatVector series = square.mul(1f / 13).add(1f / 11);
    series = series.mul(square).add(1f / 9);
    series = series.mul(square).add(1f / 7);
    series = series.mul(square).add(1f / 5);
    series = series.mul(square).add(1f / 3);
    FloatVector log = s.add(s.mul(square).mul(series)).mul(2);
    return x.max(0).add(log);
  }

  /** From y. */
  static FloatVector softplusSlope(FloatVector y) {
    return expMinus1(y.neg()).neg();
  }
}
