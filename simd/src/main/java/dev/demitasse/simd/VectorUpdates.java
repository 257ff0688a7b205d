package dev.demitasse.simd;

import static dev.demitasse.simd.Lanes.LENGTH;

import dev.demitasse.kernels.AdamStep;
import dev.demitasse.kernels.SgdStep;
import dev.demitasse.kernels.UpdateKernels;
import jdk.incubator.vector.FloatVector;

/** One pass over weights, gradient and moments; what is left of whole vectors goes one by one. */
final class VectorUpdates implements UpdateKernels {
  @Override
  public void sgd(
      SgdStep step, int count, int offset, float[] weights, float[] gradient, float[] velocity) {
    if (step.momentum() == 0) {
      plain(step, count, offset, weights, gradient);
    } else {
      momentum(step, count, offset, weights, gradient, velocity);
    }
  }

  private static void plain(
      SgdStep step, int count, int offset, float[] weights, float[] gradient) {
    float rate = step.learningRate();
    float decay = step.weightDecay();
    FloatVector decays = Lanes.same(decay);
    FloatVector down = Lanes.same(-rate);
    int i = offset;
    for (int end = offset + Lanes.whole(count); i < end; i += LENGTH) {
      FloatVector w = Lanes.load(weights, i);
      FloatVector g = decays.fma(w, Lanes.load(gradient, i));
      down.fma(g, w).intoArray(weights, i);
    }
    for (; i < offset + count; i++) {
      weights[i] -= rate * (gradient[i] + decay * weights[i]);
    }
  }

  private static void momentum(
      SgdStep step, int count, int offset, float[] weights, float[] gradient, float[] velocity) {
    float rate = step.learningRate();
    float decay = step.weightDecay();
    float kept = step.first() ? 0 : step.momentum();
    float ahead = step.nesterov() ? step.momentum() : 1;
    float direct = step.nesterov() ? 1 : 0;
    FloatVector decays = Lanes.same(decay);
    FloatVector keeps = Lanes.same(kept);
    FloatVector down = Lanes.same(-rate * ahead);
    FloatVector downDirect = Lanes.same(-rate * direct);
    int i = offset;
    for (int end = offset + Lanes.whole(count); i < end; i += LENGTH) {
      FloatVector w = Lanes.load(weights, i);
      FloatVector g = decays.fma(w, Lanes.load(gradient, i));
      FloatVector v = keeps.fma(Lanes.load(velocity, i), g);
      v.intoArray(velocity, i);
      downDirect.fma(g, down.fma(v, w)).intoArray(weights, i);
    }
    for (; i < offset + count; i++) {
      float g = gradient[i] + decay * weights[i];
      float v = kept * velocity[i] + g;
      velocity[i] = v;
      weights[i] -= rate * (direct * g + ahead * v);
    }
  }

  @Override
  public void adam(
      AdamStep step,
      int count,
      int offset,
      float[] weights,
      float[] gradient,
      float[] mean,
      float[] square) {
    float beta1 = (float) step.beta1();
    float beta2 = (float) step.beta2();
    float rest1 = (float) (1 - step.beta1());
    float rest2 = (float) (1 - step.beta2());
    float rate = (float) (step.learningRate() / step.correction1());
    float correction = (float) (1 / Math.sqrt(step.correction2()));
    float epsilon = (float) step.epsilon();
    float added = step.decoupled() ? 0 : (float) step.weightDecay();
    float kept = step.decoupled() ? (float) (1 - step.learningRate() * step.weightDecay()) : 1;
    int i = offset;
    for (int end = offset + Lanes.whole(count); i < end; i += LENGTH) {
      FloatVector w = Lanes.load(weights, i).mul(kept);
      FloatVector g = Lanes.same(added).fma(w, Lanes.load(gradient, i));
      FloatVector m = Lanes.load(mean, i).mul(beta1).add(g.mul(rest1));
      FloatVector v = Lanes.load(square, i).mul(beta2).add(g.mul(g).mul(rest2));
      m.intoArray(mean, i);
      v.intoArray(square, i);
      FloatVector divisor = v.sqrt().mul(correction).add(epsilon);
      w.sub(m.mul(rate).div(divisor)).intoArray(weights, i);
    }
    for (; i < offset + count; i++) {
      float w = kept * weights[i];
      float g = gradient[i] + added * w;
      float m = beta1 * mean[i] + rest1 * g;
      float v = beta2 * square[i] + rest2 * g * g;
      mean[i] = m;
      square[i] = v;
      weights[i] = w - rate * m / ((float) Math.sqrt(v) * correction + epsilon);
    }
  }
}
