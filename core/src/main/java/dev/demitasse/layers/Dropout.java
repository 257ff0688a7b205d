package dev.demitasse.layers;

import dev.demitasse.tensor.Shape;

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
    Range.checkRate("Dropout", rate);
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
  public Value build(Value x, Plan plan) {
    int size = x.shape().size();
    return plan.step(new Built((float) rate, size, plan.floatsPerSample(size)), x, x.shape());
  }

  private record Built(float rate, int size, Plan.FloatSlot mask) implements BuiltLayer {
    @Override
    public Sharing sharing() {
      return Sharing.OVERWRITES;
    }

    @Override
    public void forward(Flow flow, Pass pass, int from, int to) {
      if (!pass.training()) {
        Rows.copy(flow.x(), flow.y(), from, to);
        return;
      }
      float[] factors = pass.floats(mask);
      for (int n = from; n < to; n++) {
        pass.kernels()
            .elements()
            .dropoutFactors(0, size, rate, pass.random(mask, n), factors, n * size);
      }
      multiply(flow.x(), flow.y(), pass, from, to);
    }

    @Override
    public void backward(Flow flow, Pass pass, int from, int to) {
      if (flow.dx() == null) {
        return;
      }
      if (pass.training()) {
        multiply(flow.dy(), flow.dx(), pass, from, to);
      } else {
        Rows.copy(flow.dy(), flow.dx(), from, to);
      }
    }

    private void multiply(Rows source, Rows target, Pass pass, int from, int to) {
      pass.kernels()
          .elements()
          .multiply(
              (to - from) * size,
              source.values(),
              source.at(from),
              pass.floats(mask),
              from * size,
              target.values(),
              target.at(from));
    }
  }
}
