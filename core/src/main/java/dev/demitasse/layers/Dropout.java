package dev.demitasse.layers;

import dev.demitasse.tensor.RandomStream;
import dev.demitasse.tensor.Shape;
import dev.demitasse.tensor.Tensor;

/**
 * Inverted dropout: while training, each value is silenced with probability {@code rate} and the
 * others are divided by {@code 1 - rate}; when predicting, values pass unchanged.
 *
 * <p>Which values are silenced depends on the seed, the epoch, the sample and the layer alone.
 * Source: Srivastava et al., Dropout: a simple way to prevent neural networks from overfitting,
 * JMLR 15, 2014.
 *
 * @param rate probability that a value is silenced, at least 0 and below 1
 */
public record Dropout(double rate) implements Layer {
  /**
   * Checks the rate.
   *
   * @throws LayerException if it is not in [0, 1)
   */
  public Dropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new LayerException("Dropout's rate must be at least 0 and below 1, got " + rate);
    }
  }

  @Override
  public String kind() {
    return "Dropout";
  }

  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public BuiltLayer build(Shape input, Plan plan) {
    return new Built((float) rate, input.size(), plan.floatsPerSample(input.size()));
  }

  private record Built(float rate, int size, Plan.FloatSlot mask) implements BuiltLayer {
    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
      int count = pass.samples() * size;
      if (!pass.training()) {
        System.arraycopy(x.values(), 0, y.values(), 0, count);
        return;
      }
      float[] factors = pass.floats(mask);
      for (int n = 0; n < pass.samples(); n++) {
        draw(pass.random(mask, n), factors, n * size);
      }
      pass.kernels().elements().multiply(count, x.values(), 0, factors, 0, y.values(), 0);
    }

    private void draw(RandomStream random, float[] factors, int offset) {
      float kept = 1 / (1 - rate);
      for (int i = 0; i < size; i++) {
        factors[offset + i] = random.nextFloat() < rate ? 0 : kept;
      }
    }

    @Override
    public void backward(Tensor dy, Tensor dx, Pass pass) {
      if (dx == null) {
        return;
      }
      int count = pass.samples() * size;
      if (pass.training()) {
        float[] factors = pass.floats(mask);
        pass.kernels().elements().multiply(count, dy.values(), 0, factors, 0, dx.values(), 0);
      } else {
        System.arraycopy(dy.values(), 0, dx.values(), 0, count);
      }
    }
  }
}
