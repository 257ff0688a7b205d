package dev.demitasse.kernels;

/*
 * Where a unit is dead its gradient stays 0, and its moments fade by a tenth with each step until
 * they are subnormal, where they stay: 0.9 of the smallest number is rounded up to itself. A
 * processor takes several times as long for those; training on a few pictures was slower by a
 * third. A number far larger, added and taken away again, rounds them to multiples of 1e-27, and
 * changes nothing about moments that matter beside Adam's epsilon.
 */
final class PortableUpdates implements UpdateKernels {
  private static final float FADED = 1e-20f;

  @Override
  public void sgd(
      SgdStep step, int count, int offset, float[] weights, float[] gradient, float[] velocity) {
    float rate = step.learningRate();
    float decay = step.weightDecay();
    float momentum = step.momentum();
    int end = offset + count;
    if (momentum == 0) {
      for (int i = offset; i < end; i++) {
        weights[i] -= rate * (gradient[i] + decay * weights[i]);
      }
      return;
    }
    float kept = step.first() ? 0 : momentum;
    float ahead = step.nesterov() ? momentum : 1;
    float direct = step.nesterov() ? 1 : 0;
    for (int i = offset; i < end; i++) {
      float g = gradient[i] + decay * weights[i];
      float v = kept * velocity[i] + g + FADED - FADED;
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
    int end = offset + count;
    for (int i = offset; i < end; i++) {
      float w = kept * weights[i];
      float g = gradient[i] + added * w;
      float m = beta1 * mean[i] + rest1 * g + FADED - FADED;
      float v = beta2 * square[i] + rest2 * g * g + FADED - FADED;
      mean[i] = m;
      square[i] = v;
      weights[i] = w - rate * m / ((float) Math.sqrt(v) * correction + epsilon);
    }
  }
}
